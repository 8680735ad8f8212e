namespace BillingConsole.Usage;

/// <summary>What a bucket holds; folding one more event is exact whatever the order of arrival.</summary>
public sealed class BucketState
{
    public int LengthSeconds { get; init; }
    public long Count { get; set; }
    public decimal Sum { get; set; }
    public decimal Max { get; set; }
    public decimal Min { get; set; }
    public decimal First { get; set; }
    public long FirstMicros { get; set; }
    public decimal Last { get; set; }
    public long LastMicros { get; set; }
    public string PeakEvent { get; set; } = "";
    public string LastEvent { get; set; } = "";
    public long MaxSeq { get; set; }
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
        MaxSeq = seq;
    }

    /// <summary>Empties it, to be folded anew from the events.</summary>
    public void Clear() => (Count, Sum, PeakEvent, LastEvent, Rev) = (0, 0, "", "", Rev + 1);
}
