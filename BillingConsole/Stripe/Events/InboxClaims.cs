using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Events;

/// <summary>Takes the oldest event that is due, for five minutes; null when there is none.</summary>
[Needs(Permission.Administer)]
public sealed record TakeEvent : IInput<TakenEvent>;

public sealed record TakenEvent(InboxEvent? Event);

public sealed class TakeEventOperation(BillingDb db, RealTime time) : IOperation<TakeEvent, TakenEvent>
{
    private static readonly Duration Lease = Duration.FromMinutes(5);

    public async Task<Result<TakenEvent>> RunAsync(TakeEvent input, CancellationToken cancel)
    {
        var now = time.Now;
        var taken = await db.Set<InboxEvent>().Where(e => e.Status == InboxStatus.Waiting && e.DueAt <= now && (e.LeasedUntil == null || e.LeasedUntil <= now))
            .OrderBy(e => e.DueAt).ThenBy(e => e.Created).ThenBy(e => e.EventId).FirstOrDefaultAsync(cancel);
        if (taken is not null) (taken.LeasedUntil, taken.Attempts) = (now + Lease, taken.Attempts + 1);
        return new TakenEvent(taken);
    }
}

/// <summary>The event was handled, or it was not and comes again later, or never.</summary>
/// <param name="Rests">It failed because the connection rests: that counts as no attempt.</param>
[Needs(Permission.Administer)]
public sealed record SettleEvent(string EventId, int Attempt, string? Error, bool Rests = false) : IInput<Done>;

public sealed class SettleEventOperation(BillingDb db, RealTime time) : IOperation<SettleEvent, Done>
{
    private const int LongestError = 1000;
    private static readonly Duration Rest = Duration.FromMinutes(1);

    public async Task<Result<Done>> RunAsync(SettleEvent input, CancellationToken cancel)
    {
        var row = await db.Set<InboxEvent>().SingleAsync(e => e.EventId == input.EventId, cancel);
        if (row.Status != InboxStatus.Waiting || row.Attempts != input.Attempt) return default(Done);
        (row.LeasedUntil, row.LastError) = (null, input.Error is { Length: > LongestError } error ? error[..LongestError] : input.Error);
        if (input.Error is null) (row.Status, row.SettledAt) = (InboxStatus.Done, time.Now);
        else if (input.Rests) (row.Attempts, row.DueAt) = (row.Attempts - 1, time.Now + Rest);
        else if (InboxPatience.After(row.Attempts) is { } wait) row.DueAt = time.Now + wait;
        else (row.Status, row.SettledAt) = (InboxStatus.Dead, time.Now);
        return default(Done);
    }
}

/// <summary>Handles an event anew, whatever became of it: what was done already is not done twice.</summary>
[Needs(Permission.Administer)]
public sealed record ReplayEvent(string EventId) : IInput<InboxView>;

public sealed class ReplayEventOperation(BillingDb db, OperationContext context, RealTime time, InboxSignal signal) : IOperation<ReplayEvent, InboxView>
{
    public async Task<Result<InboxView>> RunAsync(ReplayEvent input, CancellationToken cancel)
    {
        if (await db.Set<InboxEvent>().SingleOrDefaultAsync(e => e.EventId == input.EventId, cancel) is not { } row) return Refusal.NotFound("event", input.EventId);
        if (row.Status == InboxStatus.Rejected) return Refusal.Conflict("other_mode", "It belongs to the other mode; its objects are not those of this connection.");
        if (row.LeasedUntil > time.Now) return Refusal.Conflict("under_way", "It is being handled at this moment. Look again in a minute.");
        (row.Status, row.Attempts, row.DueAt, row.SettledAt, row.LastError) = (InboxStatus.Waiting, 0, time.Now, null, null);
        context.AfterCommit(signal.Wake);
        return InboxView.Of(row);
    }
}
