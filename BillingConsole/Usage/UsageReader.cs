using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>One customer's use of one meter (by code) in a period of its zone.</summary>
public sealed record UsageQuestion(Customer Customer, string Meter, Period Period);

/// <summary>Answers what was used, from roll-ups, within the transaction of the present operation; many questions are few reads.</summary>
[Needs(Permission.Read)]
public sealed class UsageReader(BillingDb db, UsageStore usage)
{
    private readonly Dictionary<(Id<Customer>, string, Period), UsageSeries> kept = [];
    private Guid? held;

    /// <summary>
    /// Nothing is counted from now until the present transaction ends: what is billed, sealed and cut off is one moment, and is read once.
    /// </summary>
    public async Task HoldAsync(CancellationToken cancel)
    {
        await (await usage.JoinAsync(db, cancel)).DisposeAsync();
        kept.Clear();
        held = db.Database.CurrentTransaction?.TransactionId;
    }

    /// <summary>
    /// Roll-ups that somebody else read of all the time that a question asks for: while nothing is counted they are not read again. Levels
    /// and sets rest on more than these, and are.
    /// </summary>
    internal void Keep(UsageQuestion question, Meter meter, IEnumerable<KeyValuePair<BucketKey, BucketState>> read)
    {
        if (!IsHeld || meter.Aggregation is AggregationKind.WeightedSum or AggregationKind.UniqueCount) return;
        var series = new UsageSeries();
        series.Buckets.AddRange(read.Select(b => (b.Key, b.Value)));
        kept[UsageBook.KeyOf(question)] = series;
    }

    private bool IsHeld => held is not null && held == db.Database.CurrentTransaction?.TransactionId;

    /// <param name="cutoff">Counts only what was accepted up to this event number; null counts everything.</param>
    /// <exception cref="Core.Amounts.AmountOutOfRangeException">A value leaves the range of a quantity.</exception>
    public async Task<MeteredUsage> ReadAsync(Customer customer, string meter, Period period, CancellationToken cancel, long? cutoff = null) =>
        (await PrefetchAsync([new(customer, meter, period)], cancel, cutoff))[(customer.Id, meter, period)];

    /// <summary>Many answers at once; each is reckoned when it is asked for, so that one out of range spoils no other.</summary>
    public async Task<UsageBook> PrefetchAsync(IReadOnlyCollection<UsageQuestion> questions, CancellationToken cancel, long? cutoff = null)
    {
        var codes = questions.Select(q => q.Meter).Distinct().ToList();
        var meters = await db.Set<Meter>().AsNoTracking().Where(m => codes.Contains(m.Code)).ToDictionaryAsync(m => m.Code, cancel);
        var book = new UsageBook(questions, meters);
        var still = cutoff is null && IsHeld;
        if (still) foreach (var key in questions.Select(UsageBook.KeyOf).Where(kept.ContainsKey)) book.Put(key, kept[key]);
        await using var store = await usage.AskAsync(db, cancel);
        foreach (var asked in questions.Where(q => meters.ContainsKey(q.Meter) && !(still && kept.ContainsKey(UsageBook.KeyOf(q)))).GroupBy(q => (q.Meter, q.Period)))
        {
            var bounds = asked.Select(q => q.Period.In(q.Customer.Zone)).ToList();
            var span = new UsageSpan(
                meters[asked.Key.Meter], asked.Key.Period, [.. asked.Select(q => q.Customer).DistinctBy(c => c.Id)], bounds.Min(b => b.Start), bounds.Max(b => b.End));
            await new UsageLoad(db, store, span, cutoff).IntoAsync(book, cancel);
        }
        if (still) foreach (var key in questions.Select(UsageBook.KeyOf)) kept[key] = book.SeriesOf(key);
        return book;
    }

    /// <summary>The number of the newest event: what is read up to it never changes again.</summary>
    public async Task<long> CutoffAsync(CancellationToken cancel) => await db.Set<UsageEvent>().MaxAsync(e => (long?)e.Seq, cancel) ?? 0;
}
