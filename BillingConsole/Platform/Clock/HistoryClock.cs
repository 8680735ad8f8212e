using NodaTime;

namespace BillingConsole.Platform.Clock;

/// <summary>
/// The business clock. While somebody tells a history, whatever runs on the teller's behalf sees the moment of the
/// history; everybody else keeps seeing the present.
/// </summary>
public sealed class HistoryClock(TimeProvider present) : TimeProvider
{
    private readonly AsyncLocal<History?> told = new();
    private int telling;

    /// <summary>Whether somebody tells a history at this moment; who only knows the present waits until it is over.</summary>
    public bool IsTold => Volatile.Read(ref telling) > 0;

    public override DateTimeOffset GetUtcNow() => told.Value is { } history ? history.Now.ToDateTimeOffset() : present.GetUtcNow();

    /// <summary>Begins a history in the past; it lasts until it is disposed of, in the same method.</summary>
    public History Tell(Instant from)
    {
        if (told.Value is not null) throw new InvalidOperationException("A history is being told already.");
        Interlocked.Increment(ref telling);
        return told.Value = new(from, Instant.FromDateTimeOffset(present.GetUtcNow()), () =>
        {
            told.Value = null;
            Interlocked.Decrement(ref telling);
        });
    }
}

/// <summary>A stretch of time that is gone through again, forward only and never beyond the present.</summary>
public sealed class History : IDisposable
{
    private readonly Action over;

    internal History(Instant from, Instant present, Action over)
    {
        if (from > present) throw new ArgumentOutOfRangeException(nameof(from), "A history lies in the past.");
        (Now, Present, this.over) = (from, present, over);
    }

    public Instant Now { get; private set; }

    /// <summary>When the telling began, and where it ends.</summary>
    public Instant Present { get; }

    public void MoveTo(Instant to)
    {
        if (to < Now || to > Present) throw new ArgumentOutOfRangeException(nameof(to), $"Give an instant from {Now} to {Present}.");
        Now = to;
    }

    public void Dispose() => over();
}
