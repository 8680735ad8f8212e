using NodaTime;

namespace BillingConsole.Tests.Usage;

/// <summary>One event as its sender knows it.</summary>
internal sealed record SentEvent(string Id, string Type, string Customer, Instant Time, decimal Value, string Group)
{
    public object Body => new { id = Id, source = "oracle", type = Type, subject = Customer, time = Time.ToString(), data = new { v = Value, g = Group } };
}

/// <summary>How a meter counts, said once more and as plainly as can be.</summary>
internal sealed record OracleMeter(string Code, string Type, string Aggregation, string? Bucket = null, bool Grouped = false, string? Only = null);

/// <summary>Usage by a list and a few loops: no roll-ups, no database, nothing shared with the program but the calendar.</summary>
internal sealed class UsageOracle
{
    private readonly Dictionary<string, SentEvent> known = [];
    private readonly List<SentEvent> order = [];
    private readonly HashSet<string> voided = [];

    public Dictionary<string, DateTimeZone> Zones { get; } = [];
    public List<OracleMeter> Meters { get; } = [];
    public IReadOnlyList<SentEvent> Accepted => order;

    public int VoidedCount => voided.Count;

    /// <summary>"accepted", "duplicate" or "rejected".</summary>
    public string Send(SentEvent sent)
    {
        if (known.TryGetValue(sent.Id, out var earlier)) return earlier == sent ? "duplicate" : "rejected";
        known[sent.Id] = sent;
        order.Add(sent);
        return "accepted";
    }

    /// <summary>False when it is void already.</summary>
    public bool Void(string id) => voided.Add(id);

    public (decimal Value, long Events) Measure(OracleMeter meter, string customer, LocalDate first, LocalDate end)
    {
        var zone = Zones[customer];
        var (from, to) = (zone.AtStartOfDay(first).ToInstant(), zone.AtStartOfDay(end).ToInstant());
        var ever = order.Where(e => e.Customer == customer && e.Type == meter.Type && e.Time < to && !voided.Contains(e.Id) && (meter.Only is null || e.Group == meter.Only)).ToList();
        var counted = ever.Where(e => from <= e.Time).ToList();
        if (meter.Aggregation == "weighted_sum")
            return (Rounded(ever.GroupBy(e => meter.Grouped ? e.Group : "").Sum(g => LevelTime([.. g], from, to)) / Seconds(to - from)), counted.Count);
        var windows = counted.GroupBy(e => (WindowOf(meter.Bucket, e.Time, zone), meter.Grouped ? e.Group : ""));
        return (windows.Sum(w => ValueOf(meter.Aggregation, [.. w])), counted.Count);
    }

    /// <summary>Level times seconds: each level stands until the next one, of several at one moment the one that came last.</summary>
    private static decimal LevelTime(List<SentEvent> events, Instant from, Instant to)
    {
        var steps = events.OrderBy(e => e.Time).ToList();
        return steps.Index().Sum(step =>
        {
            var ends = step.Index + 1 < steps.Count ? steps[step.Index + 1].Time : to;
            return ends <= from ? 0 : step.Item.Value * Seconds(ends - Instant.Max(step.Item.Time, from));
        });
    }

    private static decimal Seconds(Duration time) => time.BclCompatibleTicks / 10_000_000m;

    private static decimal Rounded(decimal value) => Math.Round(value, 12, MidpointRounding.AwayFromZero);

    private static decimal ValueOf(string aggregation, List<SentEvent> events) => aggregation switch
    {
        "count" => events.Count,
        "sum" => events.Sum(e => e.Value),
        "max" => events.Max(e => e.Value),
        "average" => Rounded(events.Sum(e => e.Value) / events.Count),
        "latest" => events.Aggregate((a, b) => b.Time >= a.Time ? b : a).Value,
        "unique_count" => events.Select(e => e.Value).Distinct().Count(),
        _ => throw new ArgumentOutOfRangeException(nameof(aggregation)),
    };

    private static string WindowOf(string? bucket, Instant time, DateTimeZone zone)
    {
        var day = time.InZone(zone).Date;
        var elapsed = time - zone.AtStartOfDay(day).ToInstant();
        return bucket switch
        {
            null => "",
            "day" => $"{day}",
            "hour" => $"{day} {(int)Math.Floor(elapsed.TotalHours)}",
            "minute" => $"{day} {(int)Math.Floor(elapsed.TotalMinutes)}",
            _ => throw new ArgumentOutOfRangeException(nameof(bucket)),
        };
    }
}
