using BillingConsole.Platform.Jobs;

namespace BillingConsole.Platform.Outbox;

/// <summary>Lanes of their own for every kind, so that a slow partner holds up nobody else; woken by a commit, else every few seconds.</summary>
public sealed class OutboxLoop(OutboxDelivery delivery, OutboxSignal signal, JobSettings settings, ILogger<OutboxLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        settings.Enabled ? Task.WhenAll(delivery.Lanes().Select(kind => Task.Run(() => LaneAsync(kind, stoppingToken), stoppingToken))) : Task.CompletedTask;

    private async Task LaneAsync(string kind, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var woken = signal.Next;
            try
            {
                await delivery.DrainAsync(kind, stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                log.LogError(failure, "The outbox could not be read for {Kind}", kind);
            }
            await Task.WhenAny(woken, Task.Delay(Pause, stopping));
        }
    }
}
