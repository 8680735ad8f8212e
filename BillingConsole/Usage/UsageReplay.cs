using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Usage;

/// <summary>The events of one customer and period, to be counted by rules that no meter has: a what-if, never a bill.</summary>
public sealed class UsageReplay(BillingDb db, TimeProvider clock)
{
    public const int MostEvents = 200_000;

    /// <summary>Those of a month (2026-01; the last one when left out) in a zone, the customer's when left out.</summary>
    /// <param name="levels">Those before it too, which set the level that the month begins with.</param>
    public async Task<ReplayedEvents> LoadAsync(Meter meter, string named, string? month, string? zone, bool levels, CancellationToken cancel)
    {
        var customer = await db.FindCustomerAsync(named, cancel) ?? throw new RefusedException(Refusal.NotFound("customer", named));
        var clocks = zone is null ? customer.Zone : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new RefusedException(Refusal.Invalid("zone", "Give an IANA name such as Asia/Kolkata."));
        var period = MonthOf(month, clocks);
        var (start, end) = period.In(clocks);
        if (levels) start = EventGroup.Earliest;
        var events = await db.Counting().Where(e => e.CustomerId == customer.Id && e.Type == meter.EventType && e.Time >= start && e.Time < end).Take(MostEvents + 1).KnownAsync(cancel);
        if (events.Count > MostEvents) throw new RefusedException(Refusal.Rule("too_many_events", $"The month has more than {MostEvents} events; choose another month or a smaller customer."));
        return new(meter, new(customer.Id.ToString(), clocks), customer.Currency, period, events);
    }

    private Period MonthOf(string? text, DateTimeZone zone)
    {
        var month = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).Date.PlusMonths(-1).ToYearMonth();
        if (!string.IsNullOrWhiteSpace(text)) month = YearMonthPattern.Iso.Parse(text) is { Success: true } read ? read.Value : throw new RefusedException(Refusal.Invalid("month", "Give a month such as 2026-01."));
        var first = month.OnDayOfMonth(1);
        return new(first, first.PlusMonths(1));
    }
}

/// <summary>Events at hand, counted by one rule after the other.</summary>
public sealed class ReplayedEvents(Meter meter, MeteredCustomer customer, Currency currency, Period period, IReadOnlyList<KnownEvent> events)
{
    /// <summary>Those of the month itself.</summary>
    public int Count { get; } = events.Count(e => e.TimeMicros >= Instants.ToMicroseconds(period.In(customer.Zone).Start));

    public Period Period => period;

    public string Zone => customer.Zone.Id;

    /// <summary>The customer's: what a price would be paid in.</summary>
    public Currency Currency => currency;

    /// <exception cref="AmountOutOfRangeException">A value leaves the range of a quantity.</exception>
    public MeteredUsage By(AggregationKind aggregation, BucketSize? bucket)
    {
        var rule = new Meter
        {
            Id = meter.Id, Code = meter.Code, Name = meter.Name, EventType = meter.EventType, CreatedAt = meter.CreatedAt, ValueProperty = meter.ValueProperty, GroupBy = meter.GroupBy, Filters = meter.Filters,
            Aggregation = aggregation, Bucket = bucket,
        };
        var series = new UsageSeries();
        series.Add(BucketDerivation.Derive([rule], customer, events));
        return series.Measure(rule, period, customer.Zone);
    }

    /// <summary>The source of an event, to name it by.</summary>
    public string? SourceOf(string? eventId) => eventId is null ? null : events.FirstOrDefault(e => e.EventId == eventId)?.Source;
}
