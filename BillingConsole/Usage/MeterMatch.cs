using System.Text;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>What one meter makes of one event: a value, the group, and the stored bucket it falls into.</summary>
/// <param name="Dims">The values of <c>group_by</c> divided by '|' (which a value has as '\|'); empty without.</param>
/// <param name="Text">What a unique count tells apart.</param>
public readonly record struct Counted(Meter Meter, decimal Value, string Dims, string Text, long BucketStartMicros, int BucketSeconds);

/// <summary>Decides whether a meter counts an event, with which value, in which bucket. Pure; the same at the door and in a re-check.</summary>
public static class MeterMatch
{
    private const int LongestText = 500;

    // Hours are counted from a midnight that may have had another offset.
    private static readonly Duration LongestDay = Duration.FromHours(25);

    /// <summary>Null when the event does not pass the meter's filters; a refusal when the value is missing or not acceptable.</summary>
    public static (Counted? Counted, EventRefusal? Refusal) Match(Meter meter, IncomingEvent read, DateTimeZone zone)
    {
        foreach (var (property, accepted) in meter.Filters)
            if (read.Value(property) is not { IsScalar: true } value || !accepted.Contains(value.Text)) return (null, null);
        if (Dims(meter, read) is not { } dims)
            return (null, new("invalid_value", $"A property that meter {meter.Code} groups by is too long or holds control characters."));
        var (amount, text, refusal) = ValueOf(meter, read);
        if (refusal is not null) return (null, refusal);
        var seconds = BucketSeconds(meter, zone, read.Time);
        return (new(meter, amount, dims, text, StartOf(Instants.ToMicroseconds(read.Time), seconds), seconds), null);
    }

    /// <summary>An hour, or a quarter where the zone's days do not begin on a full hour; a minute for meters that ask for minutes.</summary>
    public static int BucketSeconds(Meter meter, DateTimeZone zone, Instant at) =>
        meter.Bucket == BucketSize.Minute ? 60 : IsWholeHours(zone, at) && IsWholeHours(zone, at - LongestDay) ? 3600 : 900;

    private static long StartOf(long micros, int seconds)
    {
        var size = seconds * 1_000_000L;
        return micros - ((micros % size) + size) % size;
    }

    private static bool IsWholeHours(DateTimeZone zone, Instant at)
    {
        var interval = zone.GetZoneInterval(at);
        return interval.WallOffset.Seconds % 3600 == 0 && interval.StandardOffset.Seconds % 3600 == 0;
    }

    private static (decimal, string, EventRefusal?) ValueOf(Meter meter, IncomingEvent read)
    {
        if (meter.ValueProperty is not { } property) return (1, "", null);
        if (read.Value(property) is not { IsNull: false } value) return (0, "", new("missing_value", $"Meter {meter.Code} needs data.{property}."));
        if (meter.Aggregation == AggregationKind.UniqueCount)
            return value.IsScalar && value.Text.Length <= LongestText ? (1, value.Text, null)
                : (0, "", new("invalid_value", $"data.{property} must be a text of at most {LongestText} characters, a number, true or false."));
        if (!value.TryNumber(out var number))
            return (0, "", new("invalid_value", $"data.{property} must be a number with at most {Quantity.Places} decimals and at most {Quantity.Largest} in absolute value."));
        if (number < 0 && meter.Aggregation == AggregationKind.Max) return (0, "", new("negative_max", $"Meter {meter.Code} takes a maximum; data.{property} may not be below 0."));
        return (number, "", null);
    }

    private static string? Dims(Meter meter, IncomingEvent read)
    {
        if (meter.GroupBy.Count == 0) return "";
        var dims = new StringBuilder();
        for (var i = 0; i < meter.GroupBy.Count; i++)
        {
            var text = read.Value(meter.GroupBy[i]) is { IsScalar: true } value ? value.Text : "";
            if (text.Length > LongestText || text.Any(char.IsControl)) return null;
            if (i > 0) dims.Append('|');
            dims.Append(text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal));
        }
        return dims.Length <= LongestText ? dims.ToString() : null;
    }
}
