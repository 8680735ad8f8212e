using BillingConsole.Core.Metering;

namespace BillingConsole.Usage;

/// <summary>What a bucket holds: the fold of its events in the order of their commits, exact whatever their times.</summary>
public sealed class BucketState
{
    private static readonly Dictionary<string, long> None = [];

    // Few have any, and a month is hundreds of them.
    private Dictionary<string, long>? values;

    public int LengthSeconds { get; set; }
    public long Count { get; set; }
    public BucketSum Sum { get; set; }
    public decimal Max { get; set; }
    public decimal Min { get; set; }
    public decimal First { get; set; }
    public long FirstMicros { get; set; }
    public decimal Last { get; set; }
    public long LastMicros { get; set; }
    public string PeakEvent { get; set; } = "";
    public string LastEvent { get; set; } = "";

    /// <summary>Of a weighted sum: level times microseconds from the first event to the last. Null where it must be derived, and for other meters.</summary>
    public BucketSum? Area { get; set; }

    /// <summary>Of a unique count: how many events had each value, by its hash. Of a loaded bucket only what came since.</summary>
    public IReadOnlyDictionary<string, long> Values => values ?? None;

    /// <summary>The newest event or void that touched it.</summary>
    public long MaxSeq { get; set; }

    /// <summary>How often it was derived anew.</summary>
    public int Rev { get; set; }

    /// <summary>Adds an event; of several peaks the earliest commit is named, of several last ones the latest.</summary>
    public void Fold(in Counted hit, long timeMicros, long seq, string eventId)
    {
        var (first, value) = (Count == 0, hit.Value);
        if (hit.Meter.Aggregation == AggregationKind.UniqueCount) See(IncomingEvent.Hash(hit.Text), 1);
        if (hit.Meter.Aggregation == AggregationKind.WeightedSum) Area = first ? default(BucketSum) : timeMicros < LastMicros ? null : Area + BucketSum.Area(Last, timeMicros - LastMicros);
        Count++;
        Sum = first ? value : Sum + value;
        if (first || value > Max) (Max, PeakEvent) = (value, eventId);
        if (first || value < Min) Min = value;
        if (first || timeMicros < FirstMicros) (First, FirstMicros) = (value, timeMicros);
        if (first || timeMicros >= LastMicros) (Last, LastMicros, LastEvent) = (value, timeMicros, eventId);
        Touch(seq);
    }

    /// <summary>An event or a void of the bucket has this number.</summary>
    public void Touch(long seq) => MaxSeq = Math.Max(MaxSeq, seq);

    public void See(string value, long events)
    {
        values ??= [];
        values[value] = values.GetValueOrDefault(value) + events;
    }

    /// <summary>Whether it says the same as another; how often either was derived does not matter.</summary>
    public bool Says(BucketState other) =>
        (LengthSeconds, Count, MaxSeq) == (other.LengthSeconds, other.Count, other.MaxSeq)
        && Values.Count == other.Values.Count && Values.All(v => other.Values.GetValueOrDefault(v.Key) == v.Value)
        && (Count == 0 || (Sum, Max, Min, PeakEvent, Area) == (other.Sum, other.Max, other.Min, other.PeakEvent, other.Area)
            && (First, FirstMicros, Last, LastMicros, LastEvent) == (other.First, other.FirstMicros, other.Last, other.LastMicros, other.LastEvent));
}
