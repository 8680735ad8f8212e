namespace BillingConsole.StripeSimulator.Delivery;

/// <summary>Looks every second for what is due.</summary>
internal sealed class CourierLoop(Courier courier, SimulatorOptions options, IServiceProvider services, ILogger<CourierLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Delivers) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await options.Serves(services, stoppingToken)) await courier.DeliverDueAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "The Stripe simulator could not deliver what is due");
            }
            await Task.Delay(Pause, stoppingToken);
        }
    }
}
