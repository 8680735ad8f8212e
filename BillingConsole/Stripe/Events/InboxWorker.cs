using System.Text.Json;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Wire;

namespace BillingConsole.Stripe.Events;

/// <summary>Handles what lies in the inbox: one event at a time, a failed one later and later, the others meanwhile.</summary>
public sealed class InboxWorker(IServiceScopeFactory scopes, StripeAsJob job, StripeAccount account, ILogger<InboxWorker> log)
{
    /// <summary>Handles what is due now, and what it causes; returns how many were attempted.</summary>
    public async Task<int> RunUntilIdleAsync(CancellationToken cancel = default)
    {
        if (await account.ReadyAsync(cancel) is null) return 0;
        for (var attempted = 0; ; attempted++)
        {
            if (cancel.IsCancellationRequested) return attempted;
            if (await job.ReadAsync((InboxQueries q) => q.NextDueAsync(cancel), cancel) is null) return attempted;
            if ((await job.RunAsync(new TakeEvent(), cancel)).Value is not { Event: { } taken } found) return attempted;
            var error = await HandleAsync(taken, cancel);
            var settled = new SettleEvent(taken.EventId, taken.Attempts, error?.Message, error is StripeException { Error.IsKeyProblem: true }) { Along = found.Along };
            _ = (await job.RunAsync(settled, CancellationToken.None)).Value;
            if (error is StripeException { Error.IsKeyProblem: true }) return attempted + 1;
        }
    }

    private async Task<Exception?> HandleAsync(InboxEvent taken, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job(StripeAsJob.Name));
        using var payload = JsonDocument.Parse(taken.Payload);
        var happened = StripeEvent.Of(payload.RootElement)!;
        try
        {
            foreach (var handler in scope.ServiceProvider.GetServices<IStripeEventHandler>().Where(h => h.Types.Contains(taken.Type))) await handler.HandleAsync(happened, cancel);
            return null;
        }
        catch (Exception failure)
        {
            if (!cancel.IsCancellationRequested) log.LogWarning(failure, "Event {Event} ({Type}) was not handled, attempt {Attempt}", taken.EventId, taken.Type, taken.Attempts);
            return failure;
        }
    }
}

/// <summary>Looks into the inbox when something was kept, else every few seconds.</summary>
public sealed class InboxLoop(InboxWorker worker, InboxSignal signal, JobSettings settings, IHostApplicationLifetime life, ILogger<InboxLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Enabled) return;
        // The simulator answers on this very address.
        await life.StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = signal.Next;
            try
            {
                await worker.RunUntilIdleAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "The inbox of Stripe could not be read");
            }
            await Task.WhenAny(woken, Task.Delay(Pause, stoppingToken));
        }
    }
}
