using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Delivery;

/// <summary>Delivers when something was planned or falls due; else it looks rarely.</summary>
internal sealed class CourierLoop(Courier courier, SimulatorStore store, SimulatorOptions options, IHostApplicationLifetime life, IServiceProvider services, ILogger<CourierLoop> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Delivers) return;
        var woken = store.NextPlan;
        using var up = life.ApplicationStarted.Register(store.Wake);
        var pause = Longest;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(woken, Task.Delay(pause, stoppingToken));
            woken = store.NextPlan;
            pause = await RoundAsync(stoppingToken);
        }
    }

    /// <returns>How long there is nothing to do, unless something is planned meanwhile.</returns>
    private async Task<TimeSpan> RoundAsync(CancellationToken stopping)
    {
        try
        {
            if (!await options.Serves(services, stopping)) return Longest;
            await courier.DeliverDueAsync(stopping);
            return await courier.NextDueAsync(stopping) is { } next && next < Longest ? next : Longest;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogError(failure, "The Stripe simulator could not deliver what is due");
            return Longest;
        }
    }
}
