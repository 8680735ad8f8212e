using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage.Checking;

/// <summary>
/// Stands before an invoice becomes final: the roll-ups it would bill are derived from their events and compared. Very large
/// series are sampled, and the nightly check looks at all of them.
/// </summary>
public sealed class DriftGuard(BillingDb db, UsageStore usage, UsageReader reader, TimeProvider clock)
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
        foreach (var same in questions.Where(q => meters.ContainsKey(q.Meter)).GroupBy(q => (q.Meter, Span: SpanOf(q))))
        {
            var (meter, carries) = (meters[same.Key.Meter], meters[same.Key.Meter].Aggregation == AggregationKind.WeightedSum);
            var open = same.ToDictionary(q => q, q => Open(known, q, carries));
            var fresh = await FreshAsync(store, [.. open.Where(o => o.Value == 0).Select(o => o.Key)], meter, same.Key.Span, cancel);
            foreach (var question in same)
            {
                var drift = open[question] + fresh.GetValueOrDefault(question);
                if (drift == 0 && carries) drift = await OpeningAsync(store, question, meter, question.Period.In(question.Customer.Zone).Start, cancel);
                if (drift > 0) problems[question] = Sentence(question, drift);
            }
        }
        return problems;
    }

    private static HourSpan SpanOf(UsageQuestion question)
    {
        var (start, end) = question.Period.In(question.Customer.Zone);
        return new(start, end);
    }

    /// <param name="carries">A level may have been set whenever it was.</param>
    private static int Open(List<UsageDrift> known, UsageQuestion question, bool carries)
    {
        var (start, end) = question.Period.In(question.Customer.Zone);
        return known.Count(d => d.CustomerId == question.Customer.Id && d.Meter == question.Meter && d.Start < end && (carries || start - Duration.FromHours(1) < d.Start));
    }

    private static string Sentence(UsageQuestion question, int drift) =>
        $"{drift} roll-ups of {question.Meter} for {question.Period.Start:uuuu-MM-dd} to {question.Period.End.PlusDays(-1):uuuu-MM-dd} do not say what their events do. Nothing is billed from them; repair them under Usage, Drift.";

    private Task<List<UsageDrift>> KnownAsync(List<Id<Customers.Customer>> customers, CancellationToken cancel) =>
        db.Set<UsageDrift>().AsNoTracking().Where(d => d.SettledAt == null && d.Kind != DriftKind.Snapshot && EF.Parameter(customers).Contains(d.CustomerId)).ToListAsync(cancel);

    /// <summary>How much drift each question meets; roll-ups in one read, events in as few as hold no more than fits.</summary>
    private async Task<Dictionary<UsageQuestion, int>> FreshAsync(UsageTransaction store, IReadOnlyCollection<UsageQuestion> questions, Meter meter, HourSpan span, CancellationToken cancel)
    {
        var stored = await StoredAsync(store, [.. questions.Select(IdOf).Distinct()], meter, span, cancel);
        foreach (var question in questions) reader.Keep(question, meter, stored[IdOf(question)]);
        var found = new Dictionary<UsageQuestion, int>();
        var (some, events) = (new List<UsageQuestion>(), 0L);
        foreach (var question in questions)
        {
            var count = stored[IdOf(question)].Sum(b => b.Value.Count);
            if (count > MostEvents)
            {
                found[question] = await SampleAsync(store, question, meter, [.. stored[IdOf(question)].Select(b => b.Key)], cancel);
                continue;
            }
            if (events + count > MostEvents) await CompareAsync();
            some.Add(question);
            events += count;
        }
        await CompareAsync();
        return found;

        async Task CompareAsync()
        {
            var drift = await store.CompareAsync([.. some.Select(Metered).DistinctBy(c => c.Id)], meter, span, stored, cancel);
            foreach (var question in some) found[question] = drift[IdOf(question)].Count();
            (some, events) = ([], 0);
        }
    }

    private static async Task<ILookup<string, KeyValuePair<BucketKey, BucketState>>> StoredAsync(UsageTransaction store, List<string> customers, Meter meter, HourSpan span, CancellationToken cancel)
    {
        string[] meters = [meter.Id.ToString()];
        var stored = await store.BucketsAsync(customers, meters, span.From, span.To, cancel);
        if (meter.Aggregation == AggregationKind.UniqueCount) await store.SeeValuesAsync(stored, customers, meters, span.From, span.To, cancel);
        return stored.ToLookup(b => b.Key.CustomerId);
    }

    private async Task<int> SampleAsync(UsageTransaction store, UsageQuestion question, Meter meter, IReadOnlyCollection<BucketKey> stored, CancellationToken cancel)
    {
        var drift = 0;
        // Another handful every time: the moment decides where the walk over the hours begins.
        var hours = stored.Select(k => new HourSpan(Instants.FromMicroseconds(k.StartMicros), Instants.FromMicroseconds(k.StartMicros) + Duration.FromSeconds(1))).Distinct().ToList();
        for (var i = 0; i < HoursSampled; i++)
            drift += (await store.CompareAsync(Metered(question), [meter], hours[(int)((clock.GetUtcNow().UtcTicks / 7 + i * (long)(hours.Count / HoursSampled + 1)) % hours.Count)], cancel)).Drift.Count;
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

    private static string IdOf(UsageQuestion question) => question.Customer.Id.ToString();

    private static MeteredCustomer Metered(UsageQuestion question) => new(IdOf(question), question.Customer.Zone);
}
