using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Usage.Closing;

/// <summary>
/// What comes for a period that a final invoice has closed: refused, or counted and noted on the period's snapshots, by the
/// company's policy. One small look a commit; nothing of it is asked again when an invoice is made.
/// </summary>
internal sealed class LateUsage
{
    private readonly ILookup<string, ClosedPeriod> closed;
    private readonly bool refuses;
    private readonly Dictionary<string, long> touched = [];

    private LateUsage(IEnumerable<ClosedPeriod> closed, bool refuses) => (this.closed, this.refuses) = (closed.ToLookup(c => c.CustomerId), refuses);

    public static async Task<LateUsage> LookAsync(UsageTransaction store, IReadOnlyCollection<string> customers, IReadOnlyCollection<IncomingEvent> events, CancellationToken cancel)
    {
        if (customers.Count == 0) return new([], false);
        var closed = await store.ClosedAsync(customers, Instants.ToMicroseconds(events.Min(e => e.Time)), cancel);
        return new(closed, closed.Count > 0 && await store.RejectsLateAsync(cancel));
    }

    /// <summary>A void is a correction that somebody decided: the policy for what senders send late does not refuse it.</summary>
    public static async Task VoidedAsync(UsageTransaction store, IEnumerable<Meter> meters, MeteredCustomer customer, KnownEvent known, long seq, CancellationToken cancel)
    {
        var late = new LateUsage(await store.ClosedAsync([customer.Id], known.TimeMicros, cancel), false);
        late.Note(customer.Id, [.. BucketDerivation.HitsOf(meters, customer, known)], known.TimeMicros, seq);
        await late.MarkAsync(store, cancel);
    }

    public EventRefusal? WhyNot(MeteredCustomer customer, IncomingEvent read, List<Counted> counted)
    {
        if (!refuses || Touched(customer.Id, counted, Instants.ToMicroseconds(read.Time)).FirstOrDefault() is not { } period) return null;
        var (from, to) = (Instants.FromMicroseconds(period.StartMicros).InZone(customer.Zone).Date, Instants.FromMicroseconds(period.EndMicros).InZone(customer.Zone).Date);
        return new("period_closed", $"The period {from:uuuu-MM-dd} to {to.PlusDays(-1):uuuu-MM-dd} is billed, and the company refuses late usage.");
    }

    public void Note(string customer, List<Counted> counted, long micros, long seq)
    {
        foreach (var period in Touched(customer, counted, micros)) touched[period.Line] = seq;
    }

    public async Task MarkAsync(UsageTransaction store, CancellationToken cancel)
    {
        foreach (var same in touched.GroupBy(t => t.Value)) await store.MarkLateAsync([.. same.Select(t => t.Key)], same.Key, cancel);
    }

    private IEnumerable<ClosedPeriod> Touched(string customer, List<Counted> counted, long micros) =>
        closed[customer].Where(c => counted.Exists(one => c.IsTouchedBy(one.Meter.Id.ToString(), one.Meter.Aggregation, micros)));
}
