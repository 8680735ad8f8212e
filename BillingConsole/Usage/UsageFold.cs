using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Usage.Closing;
using NodaTime;

namespace BillingConsole.Usage;

public enum OutcomeKind { Accepted, Duplicate, Rejected }

/// <summary>What became of one event; a rejected one has a reason.</summary>
public readonly record struct EventOutcome(OutcomeKind Kind, EventRefusal? Refusal = null)
{
    public static implicit operator EventOutcome(EventRefusal refusal) => new(OutcomeKind.Rejected, refusal);
}

/// <summary>What became of a group of events, and whose usage is more now.</summary>
public sealed record FoldedEvents(EventOutcome[] Outcomes, IReadOnlyCollection<string> Customers);

/// <summary>
/// Decides a group of requests inside one transaction: which events are known, which contradict a known one, which
/// cannot count; then folds the new ones into their buckets and writes everything. Once for both engines.
/// </summary>
public sealed class UsageFold(UsageDirectory directory, TimeProvider clock, RealTime realTime)
{
    public async Task<FoldedEvents> FoldAsync(UsageTransaction store, IReadOnlyList<IncomingEvent> events, CancellationToken cancel)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var named = events.Where(e => e.Refusal is null).ToList();
        var standing = await store.StandAsync(cancel);
        var customers = await directory.CustomersAsync(standing, named, cancel);
        var late = await LateUsage.LookAsync(store, [.. customers.Values.Select(c => c.Id).Distinct()], named, cancel);
        var group = new EventGroup(
            await directory.MetersAsync(standing, cancel), customers,
            await store.FindAsync([.. named.Select(e => e.Key64).Distinct()], cancel), standing.LastSeq, now, late);
        var outcomes = new EventOutcome[events.Count];
        for (var i = 0; i < events.Count; i++) outcomes[i] = events[i].Refusal is { } unreadable ? unreadable : group.Decide(events[i]);
        await store.InsertAsync(group.Rows, Instants.ToMicroseconds(now), cancel);
        await group.FoldIntoAsync(store, cancel);
        await late.MarkAsync(store, cancel);
        await RejectAsync(store, events, outcomes, now, cancel);
        return new(outcomes, group.Rows.Select(r => r.CustomerId).ToHashSet());
    }

    private async Task RejectAsync(UsageTransaction store, IReadOnlyList<IncomingEvent> events, EventOutcome[] outcomes, Instant now, CancellationToken cancel)
    {
        var rejected = outcomes.Index().Where(o => o.Item.Refusal is not null)
            .Select(o => RejectedRow.Of(realTime.NewId<RejectedEvent>(), events[o.Index], o.Item.Refusal!))
            .GroupBy(r => r.Fingerprint).Select(same => same.Last() with { Times = same.Count() }).ToList();
        if (rejected.Count > 0) await store.RejectAsync(rejected, Instants.ToMicroseconds(now), cancel);
    }
}
