namespace BillingConsole.Platform.Outbox;

public static class OutboxSetup
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddScoped<Outbox>().AddScoped<OutboxClaims>().AddSingleton<OutboxSignal>().AddSingleton<OutboxDelivery>().AddHostedService<OutboxLoop>();

    /// <summary>Registers the courier of one kind of message.</summary>
    public static IServiceCollection AddCourier<T>(this IServiceCollection services) where T : class, IOutboxCourier =>
        services.AddScoped<IOutboxCourier, T>();
}
