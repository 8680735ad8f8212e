using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>Runs the worker after every commit that sends something, when something falls due, and every few seconds.</summary>
public sealed class SyncLoop(SyncWorker worker, OutboxSignal signal, RealTime time, JobSettings settings, IHostApplicationLifetime life, ILogger<SyncLoop> log) : BackgroundService
{
    private static readonly Duration Pause = Duration.FromSeconds(3);
    private static readonly Duration Shortest = Duration.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Enabled) return;
        // The simulator answers on this very address.
        await life.StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = signal.Next;
            var wait = Pause;
            try
            {
                if (await worker.RunUntilIdleAsync(stoppingToken) is { } next) wait = Duration.Max(Shortest, Duration.Min(Pause, next - time.Now));
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Customers could not be kept in step with Stripe");
            }
            await Task.WhenAny(woken, Task.Delay(wait.ToTimeSpan(), stoppingToken));
        }
    }
}
