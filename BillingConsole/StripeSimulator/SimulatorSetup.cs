using BillingConsole.StripeSimulator.Delivery;
using BillingConsole.StripeSimulator.Faults;
using BillingConsole.StripeSimulator.Pages;
using BillingConsole.StripeSimulator.Store;
using BillingConsole.StripeSimulator.Wire;

namespace BillingConsole.StripeSimulator;

public static class SimulatorSetup
{
    public static IServiceCollection AddStripeSimulator(this IServiceCollection services, SimulatorOptions options)
    {
        if (options.ConfiguredKeys.Any(SimulatorKeys.IsLive))
            throw new InvalidOperationException("A live key of Stripe is configured, so the Stripe simulator does not start beside it. Take the key away, or leave the simulator out.");
        services.AddHttpClient(Courier.ClientName).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton(options).AddSingleton<SimulatorStore>().AddSingleton<FaultBoard>().AddSingleton<IdempotencyKeys>().AddSingleton<SimulatorSite>().AddSingleton<PayPages>().AddSingleton<DashboardPages>();
        services.AddSingleton<WirePipeline>().AddSingleton<WireEndpoint>().AddSingleton<Courier>().AddHostedService<CourierLoop>();
        return services.AddSingleton(s => new Simulator(s.GetRequiredService<SimulatorStore>(), s.GetRequiredService<Courier>(), s.GetRequiredService<WireEndpoint>(), s));
    }

    public static void MapStripeSimulator(this IEndpointRouteBuilder app)
    {
        // Stripe's own keys guard these addresses.
        var options = app.ServiceProvider.GetRequiredService<SimulatorOptions>();
        var whileServing = new WhileServing(options);
        var open = app.MapGroup(SimulatorAddresses.Dashboard).AddEndpointFilter(whileServing).AddEndpointFilter(new OwnFormsOnly()).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        app.ServiceProvider.GetRequiredService<PayPages>().Map(open);
        var closed = app.MapGroup(SimulatorAddresses.Dashboard).AddEndpointFilter(whileServing).AddEndpointFilter(new OwnFormsOnly()).DisableAntiforgery().ExcludeFromDescription();
        if (options.DashboardPolicy is { } policy) closed.RequireAuthorization(policy);
        app.ServiceProvider.GetRequiredService<DashboardPages>().Map(closed);
        app.Map(WireRequest.Root + "{**path}", (HttpContext http, WireEndpoint wire) => wire.ServeAsync(http)).AddEndpointFilter(whileServing).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }
}
