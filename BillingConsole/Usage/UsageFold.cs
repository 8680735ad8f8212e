using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>What became of one event.</summary>
public enum EventOutcome { Accepted, Duplicate, Rejected }

/// <summary>
/// Decides a group of requests inside one transaction: which events are new, which are known, which contradict a known
/// one; then folds the new ones into their buckets and writes everything. Once for both engines.
/// </summary>
public sealed class UsageFold(UsageDirectory directory, TimeProvider clock)
{
    private static readonly Duration Ahead = Duration.FromHours(1);

    public async Task FoldAsync(UsageTransaction store, IReadOnlyList<IncomingEvent> events, EventOutcome[] outcomes, CancellationToken cancel)
    {
        var counted = await MatchAsync(events, outcomes, cancel);
        var known = await store.FindAsync([.. counted.Select(c => c.Key).Distinct()], cancel);
        var seq = await store.LastSeqAsync(cancel);
        var (rows, buckets) = (new List<EventRow>(counted.Count), new Dictionary<BucketKey, List<(Counted Counted, long Micros, long Seq, string EventId)>>());
        var fresh = new Dictionary<(string, string), string>();
        foreach (var one in counted)
        {
            var read = one.Event;
            var earlier = known[one.Key].FirstOrDefault(k => k.Source == read.Source && k.EventId == read.Id)?.Fingerprint ?? fresh.GetValueOrDefault((read.Source!, read.Id!));
            if (earlier is not null)
            {
                outcomes[one.Index] = earlier == one.Fingerprint ? EventOutcome.Duplicate : Refuse(read, earlier);
                continue;
            }
            fresh[(read.Source!, read.Id!)] = one.Fingerprint;
            var micros = Instants.ToMicroseconds(read.Time);
            rows.Add(new(++seq, one.Key, one.Customer.Id, read.Source!, read.Id!, read.Type!, micros, read.DataJson, one.Fingerprint, UsageEventKind.Event, null));
            foreach (var hit in one.Meters)
            {
                var key = new BucketKey(one.Customer.Id, hit.Meter.Id.ToString(), hit.Dims, hit.BucketStartMicros);
                if (!buckets.TryGetValue(key, out var folds)) buckets[key] = folds = [];
                folds.Add((hit, micros, seq, read.Id!));
            }
        }
        if (rows.Count == 0) return;
        await store.InsertAsync(rows, Instants.ToMicroseconds(Instant.FromDateTimeOffset(clock.GetUtcNow())), cancel);
        var states = await store.LoadAsync(buckets.Keys, cancel);
        foreach (var (key, folds) in buckets)
        {
            if (!states.TryGetValue(key, out var state)) states[key] = state = new() { LengthSeconds = folds[0].Counted.BucketSeconds };
            foreach (var fold in folds) state.Fold(fold.Counted.Value, fold.Micros, fold.Seq, fold.EventId);
        }
        await store.SaveAsync(states, cancel);
    }

    private sealed record Candidate(int Index, IncomingEvent Event, long Key, string Fingerprint, MeteredCustomer Customer, List<Counted> Meters);

    private async Task<List<Candidate>> MatchAsync(IReadOnlyList<IncomingEvent> events, EventOutcome[] outcomes, CancellationToken cancel)
    {
        var byType = await directory.MetersByTypeAsync(cancel);
        var customers = await directory.CustomersAsync(events.Where(e => e.Refusal is null).Select(e => e.Subject!).Distinct(), cancel);
        var latest = Instant.FromDateTimeOffset(clock.GetUtcNow()) + Ahead;
        var candidates = new List<Candidate>(events.Count);
        for (var i = 0; i < events.Count; i++)
        {
            var read = events[i];
            read.Refusal ??= WhyNot(read, byType, customers, latest);
            var meters = new List<Counted>(2);
            if (read.Refusal is null)
                foreach (var meter in byType[read.Type!])
                {
                    var (hit, refusal) = MeterMatch.Match(meter, read, customers[read.Subject!].Zone);
                    read.Refusal ??= refusal;
                    if (hit is not null) meters.Add(hit);
                }
            if (read.Refusal is not null) { outcomes[i] = EventOutcome.Rejected; continue; }
            candidates.Add(new(i, read, read.Key64(), read.Fingerprint(), customers[read.Subject!], meters));
        }
        return candidates;
    }

    private static EventRefusal? WhyNot(IncomingEvent read, ILookup<string, Meter> byType, Dictionary<string, MeteredCustomer> customers, Instant latest) =>
        !byType.Contains(read.Type!) ? new("unknown_type", $"No meter counts events of type '{read.Type}'.")
        : !customers.ContainsKey(read.Subject!) ? new("unknown_subject", $"There is no customer '{read.Subject}'.")
        : read.Time > latest ? new("in_future", "The event lies more than one hour in the future.")
        : read.Time < Instant.FromUtc(2000, 1, 1, 0, 0) ? new("too_old", "The event lies before the year 2000.")
        : null;

    private static EventOutcome Refuse(IncomingEvent read, string fingerprint)
    {
        read.Refusal = new("other_content", $"An event with this source and id is known with other content; its fingerprint is {fingerprint}.");
        return EventOutcome.Rejected;
    }
}
