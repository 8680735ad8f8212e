using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>What a customer used of a meter, and the windows it is made of.</summary>
public sealed record MeterUsageView(string Meter, Id<Customer> Customer, Instant From, Instant To, decimal Value, long Events, IReadOnlyList<WindowView> Buckets);

/// <param name="PeakEvent">The event that made the highest peak of the window; none where the meter takes no maximum.</param>
public sealed record WindowView(Instant Start, Instant End, decimal Value, long Events, string? PeakEvent = null);

/// <summary>What a customer used of every meter that counted something.</summary>
public sealed record CustomerUsageView(Id<Customer> Customer, Instant From, Instant To, IReadOnlyList<MeterTotal> Meters);

public sealed record MeterTotal(string Meter, string Name, AggregationKind Aggregation, decimal Value, long Events);

/// <summary>The windows that an answer is divided into.</summary>
public enum UsageWindow { Hour, Day, Month }

/// <summary>Which usage: dates of the customer's zone or instants; without a window, the meter's own buckets.</summary>
public sealed record UsageAsked(string? Customer, string? From = null, string? To = null, string? Window = null);

[Needs(Permission.Read)]
public sealed class UsageQueries(BillingDb db, UsageStore usage, TimeProvider clock)
{
    private const int MostWindows = 2_500;

    public async Task<MeterUsageView?> OfMeterAsync(string named, UsageAsked asked, CancellationToken cancel)
    {
        await using var store = await usage.AskAsync(db, cancel);
        if (await db.FindMeterAsync(named, cancel) is not { } meter) return null;
        var check = new Check();
        if (string.IsNullOrWhiteSpace(asked.Customer)) check.Add("customer", "Name a customer by id or external_id.", "required");
        var window = WindowOf(check, asked.Window);
        Refuse(check);
        var customer = await db.FindCustomerAsync(asked.Customer, cancel) ?? throw new RefusedException(Refusal.NotFound("customer", asked.Customer));
        var time = UsageTime.Of(check, asked.From, asked.To, customer.Zone, Now);
        Refuse(check);
        var series = await LoadAsync(store, meter, customer, time, cancel);
        var whole = Measured(() => series.Measure(meter, time.Days, customer.Zone, time.From, time.To));
        return new(
            meter.Code, customer.Id, time.From, time.To, whole.Quantity.Value, whole.Events,
            window is { } size ? Divided(series, meter, customer.Zone, time, size) : OwnWindows(meter, whole, time));
    }

    public async Task<CustomerUsageView?> OfCustomerAsync(string named, string? from, string? to, CancellationToken cancel)
    {
        await using var store = await usage.AskAsync(db, cancel);
        if (await db.FindCustomerAsync(named, cancel) is not { } customer) return null;
        var check = new Check();
        var time = UsageTime.Of(check, from, to, customer.Zone, Now);
        Refuse(check);
        var totals = new List<MeterTotal>();
        foreach (var meter in await db.Set<Meter>().AsNoTracking().OrderBy(m => m.Code).ToListAsync(cancel))
        {
            var series = await LoadAsync(store, meter, customer, time, cancel);
            var whole = Measured(() => series.Measure(meter, time.Days, customer.Zone, time.From, time.To));
            if (whole.Events > 0 || whole.Quantity != Quantity.Zero) totals.Add(new(meter.Code, meter.Name, meter.Aggregation, whole.Quantity.Value, whole.Events));
        }
        return new(customer.Id, time.From, time.To, totals);
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private async Task<UsageSeries> LoadAsync(UsageTransaction store, Meter meter, Customer customer, UsageTime time, CancellationToken cancel)
    {
        var key = (customer.Id, meter.Code, time.Days);
        var book = new UsageBook([new(customer, meter.Code, time.Days)], new Dictionary<string, Meter> { [meter.Code] = meter });
        var (start, end) = time.Days.In(customer.Zone);
        await new UsageLoad(db, store, new(meter, time.Days, [customer], start, end), null).MeasuredIntoAsync(book, cancel);
        var series = book.SeriesOf(key);
        await new UsageEdge(db, meter, customer, time).CutAsync(series, cancel);
        return series;
    }

    private static List<WindowView> Divided(UsageSeries series, Meter meter, DateTimeZone zone, UsageTime time, UsageWindow size)
    {
        var windows = new MeterWindows(time.Days, BucketOf(size), zone).All().Where(w => w.End > time.From && w.Start < time.To).Take(MostWindows + 1).ToList();
        if (windows.Count > MostWindows) throw new RefusedException(Refusal.Invalid("window", $"That makes more than {MostWindows} windows; ask for a shorter time or a longer window."));
        var (spans, own) = (windows.ConvertAll(w => (From: Instant.Max(w.Start, time.From), To: Instant.Min(w.End, time.To))), new MeterWindows(time.Days, meter.Rule.Bucket, zone));
        return [.. spans.Zip(series.Split(meter, spans), (span, part) =>
        {
            var measured = Measured(() => part.Measure(meter, time.Days, zone, span.From, span.To, own));
            return new WindowView(span.From, span.To, measured.Quantity.Value, measured.Events, PeakOf(meter, measured.Windows));
        })];
    }

    private static List<WindowView> OwnWindows(Meter meter, MeteredUsage whole, UsageTime time)
    {
        var views = new List<WindowView>(whole.Windows.Count);
        // The groups of one window follow one another.
        for (var i = 0; i < whole.Windows.Count;)
        {
            var window = whole.Windows[i];
            var same = whole.Windows.Skip(i).TakeWhile(w => w.Start == window.Start).ToList();
            views.Add(new(Instant.Max(window.Start, time.From), Instant.Min(window.End, time.To), same.Sum(w => w.Value), same.Sum(w => w.Events), PeakOf(meter, same)));
            i += same.Count;
        }
        return views;
    }

    private static string? PeakOf(Meter meter, IEnumerable<WindowValue> windows) =>
        meter.Aggregation == AggregationKind.Max ? windows.MaxBy(w => w.Value)?.EventId : null;

    private static UsageWindow? WindowOf(Check check, string? word)
    {
        if (string.IsNullOrWhiteSpace(word)) return null;
        check.That(Words.TryParse<UsageWindow>(word, out var window), "window", $"Give one of {Words.All<UsageWindow>()}.");
        return window;
    }

    private static BucketSize BucketOf(UsageWindow window) => window switch
    {
        UsageWindow.Hour => BucketSize.Hour,
        UsageWindow.Day => BucketSize.Day,
        UsageWindow.Month => BucketSize.Month,
    };

    private static void Refuse(Check check)
    {
        if (check.Failed) throw new RefusedException(check.Refusals[0]);
    }

    private static MeteredUsage Measured(Func<MeteredUsage> measure)
    {
        try
        {
            return measure();
        }
        catch (AmountOutOfRangeException failure)
        {
            throw new RefusedException(Refusal.Rule("out_of_range", failure.Message));
        }
    }
}
