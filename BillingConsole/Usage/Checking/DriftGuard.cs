using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage.Checking;

/// <summary>
/// Stands before an invoice becomes final: the roll-ups it would bill are derived from their events and compared. Very large
/// series are sampled, and the nightly check looks at all of them.
/// </summary>
public sealed class DriftGuard(BillingDb db, UsageStore usage, TimeProvider clock)
{
    private const long MostEvents = 50_000;
    private const int HoursSampled = 24;

    /// <summary>A sentence for each question whose answer cannot be trusted.</summary>
    public async Task<IReadOnlyDictionary<UsageQuestion, string>> ProblemsAsync(IReadOnlyCollection<UsageQuestion> questions, CancellationToken cancel)
    {
        var problems = new Dictionary<UsageQuestion, string>();
        if (questions.Count == 0) return problems;
        var codes = questions.Select(q => q.Meter).Distinct().ToList();
        var meters = await db.Set<Meter>().AsNoTracking().Where(m => codes.Contains(m.Code)).ToDictionaryAsync(m => m.Code, cancel);
        var known = await KnownAsync([.. questions.Select(q => q.Customer.Id).Distinct()], cancel);
        await using var store = await usage.JoinAsync(db, cancel);
        foreach (var question in questions.Where(q => meters.ContainsKey(q.Meter)))
        {
            var (start, end) = question.Period.In(question.Customer.Zone);
            var (meter, carries) = (meters[question.Meter], meters[question.Meter].Aggregation == AggregationKind.WeightedSum);
            // A level may have been set whenever it was.
            var open = known.Count(d => d.CustomerId == question.Customer.Id && d.Meter == question.Meter && d.Start < end && (carries || start - Duration.FromHours(1) < d.Start));
            var drift = open > 0 ? open : await FreshAsync(store, question, meter, new(start, end), cancel);
            if (drift == 0 && carries) drift = await OpeningAsync(store, question, meter, start, cancel);
            if (drift > 0) problems[question] = Sentence(question, drift);
        }
        return problems;
    }

    private static string Sentence(UsageQuestion question, int drift) =>
        $"{drift} roll-ups of {question.Meter} for {question.Period.Start:uuuu-MM-dd} to {question.Period.End.PlusDays(-1):uuuu-MM-dd} do not say what their events do. Nothing is billed from them; repair them under Usage, Drift.";

    private Task<List<UsageDrift>> KnownAsync(List<Id<Customers.Customer>> customers, CancellationToken cancel) =>
        db.Set<UsageDrift>().AsNoTracking().Where(d => d.SettledAt == null && d.Kind != DriftKind.Snapshot && customers.Contains(d.CustomerId)).ToListAsync(cancel);

    private async Task<int> FreshAsync(UsageTransaction store, UsageQuestion question, Meter meter, HourSpan span, CancellationToken cancel)
    {
        var customer = new MeteredCustomer(question.Customer.Id.ToString(), question.Customer.Zone);
        var stored = await store.BucketsAsync(customer.Id, [meter.Id.ToString()], span.From, span.To, cancel);
        if (stored.Values.Sum(b => b.Count) <= MostEvents) return (await store.CompareAsync(customer, [meter], span, cancel)).Drift.Count;
        var drift = 0;
        // Another handful every time: the moment decides where the walk over the hours begins.
        var hours = stored.Keys.Select(k => new HourSpan(Instants.FromMicroseconds(k.StartMicros), Instants.FromMicroseconds(k.StartMicros) + Duration.FromSeconds(1))).Distinct().ToList();
        for (var i = 0; i < HoursSampled; i++)
            drift += (await store.CompareAsync(customer, [meter], hours[(int)((clock.GetUtcNow().UtcTicks / 7 + i * (long)(hours.Count / HoursSampled + 1)) % hours.Count)], cancel)).Drift.Count;
        return drift;
    }

    /// <summary>The hours that the levels come from which a period begins with; the hour of the last event too, whose roll-up may be missing.</summary>
    private async Task<int> OpeningAsync(UsageTransaction store, UsageQuestion question, Meter meter, Instant start, CancellationToken cancel)
    {
        var customer = question.Customer.Id;
        var hours = await UsageLoad.LastBefore(db, meter, [customer], start).Select(b => b.Start).Distinct().OrderByDescending(s => s).Take(HoursSampled).ToListAsync(cancel);
        if (await db.Set<UsageEvent>().Where(e => e.CustomerId == customer && e.Type == meter.EventType && e.Time < start).MaxAsync(e => (Instant?)e.Time, cancel) is { } last) hours.Add(last);
        var drift = 0;
        foreach (var hour in hours.Select(h => new HourSpan(h, h + Duration.FromSeconds(1))).Distinct())
            drift += (await store.CompareAsync(new(customer.ToString(), question.Customer.Zone), [meter], hour, cancel)).Drift.Count;
        return drift;
    }
}
