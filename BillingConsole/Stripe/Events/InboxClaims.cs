using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Events;

/// <summary>Takes the oldest event that is due, for five minutes; null when there is none.</summary>
[Needs(Permission.Administer)]
public sealed record TakeEvent : IInput<TakenEvent>;

/// <param name="Along">Other events of the same type about the same object that lay there too: whoever reads the object now has done what they ask for.</param>
public sealed record TakenEvent(InboxEvent? Event, IReadOnlyList<string> Along);

public sealed class TakeEventOperation(BillingDb db, RealTime time) : IOperation<TakeEvent, TakenEvent>
{
    private const int MostAlong = 500;
    private static readonly Duration Lease = Duration.FromMinutes(5);

    public async Task<Result<TakenEvent>> RunAsync(TakeEvent input, CancellationToken cancel)
    {
        var now = time.Now;
        var taken = await db.Set<InboxEvent>().Where(e => e.Status == InboxStatus.Waiting && e.DueAt <= now && (e.LeasedUntil == null || e.LeasedUntil <= now))
            .OrderBy(e => e.DueAt).ThenBy(e => e.Created).ThenBy(e => e.EventId).FirstOrDefaultAsync(cancel);
        if (taken is null) return new TakenEvent(null, []);
        (taken.LeasedUntil, taken.Attempts) = (now + Lease, taken.Attempts + 1);
        return new TakenEvent(taken, taken.ObjectId is null ? [] : await db.Set<InboxEvent>().Where(e => e.ObjectId == taken.ObjectId && e.Type == taken.Type && e.Id != taken.Id
            && e.Status == InboxStatus.Waiting && (e.LeasedUntil == null || e.LeasedUntil <= now)).OrderBy(e => e.Created).ThenBy(e => e.EventId).Select(e => e.EventId).Take(MostAlong).ToListAsync(cancel));
    }
}

/// <summary>The event was handled, or it was not and comes again later, or never.</summary>
/// <param name="Rests">It failed because the connection rests: that counts as no attempt.</param>
[Needs(Permission.Administer)]
public sealed record SettleEvent(string EventId, int Attempt, string? Error, bool Rests = false) : IInput<Done>
{
    /// <summary>What was handled along with it.</summary>
    public IReadOnlyList<string> Along { get; init; } = [];
}

public sealed class SettleEventOperation(BillingDb db, RealTime time) : IOperation<SettleEvent, Done>
{
    private const int LongestError = 1000;
    private static readonly Duration Rest = Duration.FromMinutes(1);

    public async Task<Result<Done>> RunAsync(SettleEvent input, CancellationToken cancel)
    {
        var row = await db.Set<InboxEvent>().SingleAsync(e => e.EventId == input.EventId, cancel);
        if (row.Status != InboxStatus.Waiting || row.Attempts != input.Attempt) return default(Done);
        (row.LeasedUntil, row.LastError) = (null, input.Error is { Length: > LongestError } error ? error[..LongestError] : input.Error);
        if (input.Error is null) await DoneAsync(row, input.Along, cancel);
        else if (input.Rests) (row.Attempts, row.DueAt) = (row.Attempts - 1, time.Now + Rest);
        else if (InboxPatience.After(row.Attempts) is { } wait) row.DueAt = time.Now + wait;
        else (row.Status, row.SettledAt) = (InboxStatus.Dead, time.Now);
        return default(Done);
    }

    private async Task DoneAsync(InboxEvent row, IReadOnlyList<string> along, CancellationToken cancel)
    {
        var now = time.Now;
        (row.Status, row.SettledAt) = (InboxStatus.Done, now);
        if (along.Count == 0) return;
        await db.Set<InboxEvent>().Where(e => along.Contains(e.EventId) && e.Status == InboxStatus.Waiting && (e.LeasedUntil == null || e.LeasedUntil <= now)).ExecuteUpdateAsync(
            s => s.SetProperty(e => e.Status, InboxStatus.Done).SetProperty(e => e.SettledAt, now).SetProperty(e => e.LeasedUntil, (Instant?)null).SetProperty(e => e.Attempts, e => e.Attempts + 1), cancel);
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
