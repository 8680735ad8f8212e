namespace BillingConsole.Usage;

/// <summary>What a bucket holds: the fold of its events in the order of their commits, exact whatever their times.</summary>
public sealed class BucketState
{
    public int LengthSeconds { get; init; }
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

    /// <summary>The newest event or void that touched it.</summary>
    public long MaxSeq { get; set; }

    /// <summary>How often it was derived anew.</summary>
    public int Rev { get; set; }

    /// <summary>Adds an event; of several peaks the earliest commit is named, of several last ones the latest.</summary>
    public void Fold(decimal value, long timeMicros, long seq, string eventId)
    {
        var first = Count == 0;
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

    /// <summary>Whether it says the same as another; how often either was derived does not matter.</summary>
    public bool Says(BucketState other) =>
        (LengthSeconds, Count, MaxSeq) == (other.LengthSeconds, other.Count, other.MaxSeq)
        && (Count == 0 || (Sum, Max, Min, PeakEvent) == (other.Sum, other.Max, other.Min, other.PeakEvent)
            && (First, FirstMicros, Last, LastMicros, LastEvent) == (other.First, other.FirstMicros, other.Last, other.LastMicros, other.LastEvent));
}
