using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Wire;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>Does what is due between the console and Stripe, one request after the other, until nothing is.</summary>
public sealed class SyncWorker(IServiceScopeFactory services, StripeAccount ready, SyncPace pace, StripeWalker walker, RealTime time, ILogger<SyncWorker> log)
{
    /// <returns>When there is more to do, as far as it is known; null when nothing waits.</returns>
    public async Task<Instant?> RunUntilIdleAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            if (await ready.ReadyAsync(cancel) is not { Account: { } id } connection) return null;
            var account = new SyncScope(id, connection.Livemode, connection.Instance);
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job(StripeAsJob.Name));
            if (!pace.Rests && (await SendNextAsync(scope.ServiceProvider, account, cancel) || (pace.MayBackfill && await walker.StepAsync(scope.ServiceProvider, account, cancel)))) continue;
            var due = (await scope.ServiceProvider.GetRequiredService<Operations>().ReadAsync((DueQueries q) => q.NextAsync(account, Instant.Max(pace.NextBackfill, walker.RestsUntil), cancel), cancel)).Value;
            return due is { } next ? Instant.Max(next, pace.Rests ? pace.RestsUntil : time.Now) : null;
        }
        return null;
    }

    private async Task<bool> SendNextAsync(IServiceProvider services, SyncScope scope, CancellationToken cancel)
    {
        var operations = services.GetRequiredService<Operations>();
        var work = (await operations.RunAsync(new TakeOutbound(scope, pace.MayBackfill), cancel: cancel)).Value;
        if (work.Step == OutboundStep.Nothing) return false;
        pace.Sent(work.Cause == OutboundCause.Backfill);
        var answer = await AskAsync(services.GetRequiredService<StripeWire>(), work, cancel);
        pace.Answered(answer.Kind);
        if (answer.Kind is not (AnswerKind.Done or AnswerKind.Throttled)) log.LogWarning("Stripe answered {Answer} to {Row}, request {RequestId}: {Error}", answer.Kind, work.Row, answer.RequestId, answer.Error);
        var settled = await operations.RunAsync(new SettleOutbound(scope, work, answer), cancel: CancellationToken.None);
        if (settled is { Ok: true, Value: true }) await PullAsync(services, scope, work.StripeId!, cancel);
        return true;
    }

    private static Task<StripeAnswer> AskAsync(StripeWire wire, OutboundWork work, CancellationToken cancel) => work.Step switch
    {
        OutboundStep.LookUp => wire.WithEmailAsync(work.Emails, cancel),
        OutboundStep.FindLost => wire.SinceAsync(work.Since!.Value, cancel),
        OutboundStep.Send => wire.SendAsync(work, cancel),
        OutboundStep.Nothing => throw new InvalidOperationException("Nothing is nothing to ask."),
    };

    private async Task PullAsync(IServiceProvider services, SyncScope scope, string stripeId, CancellationToken cancel)
    {
        try
        {
            await services.GetRequiredService<StripePull>().PullAsync(scope, stripeId, OutboundCause.Change, cancel);
        }
        catch (StripeException later)
        {
            log.LogWarning("{Customer} could not be read after it was written: {Reason}. Its event or the nightly comparison does it", stripeId, later.Message);
        }
    }
}
