using System.Text.Json;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>What one meter makes of one event: a value, the group, and the stored bucket it falls into.</summary>
public sealed record Counted(Meter Meter, decimal Value, string Dims, long BucketStartMicros, int BucketSeconds);

/// <summary>Decides which meters an event counts for, with which value, in which bucket. Pure.</summary>
public static class MeterMatch
{
    private const string NoGroup = "";

    /// <summary>Null when the event does not pass the meter's filters; a refusal when the value is missing or not acceptable.</summary>
    public static (Counted? Counted, EventRefusal? Refusal) Match(Meter meter, IncomingEvent read, DateTimeZone zone)
    {
        foreach (var (property, accepted) in meter.Filters)
            if (read.Value(property) is not { } value || !accepted.Contains(value.Text)) return (null, null);
        var (amount, refusal) = ValueOf(meter, read);
        if (refusal is not null) return (null, refusal);
        var seconds = BucketSeconds(meter, zone, read.Time);
        var micros = Instants.ToMicroseconds(read.Time);
        var size = seconds * 1_000_000L;
        return (new(meter, amount, Dims(meter, read), micros - Modulo(micros, size), seconds), null);
    }

    /// <summary>An hour, or a quarter where the zone's days do not begin on a full hour; a minute for meters that ask for minutes.</summary>
    private static int BucketSeconds(Meter meter, DateTimeZone zone, Instant at) =>
        meter.Bucket == BucketSize.Minute ? 60 : IsWholeHours(zone, at) ? 3600 : 900;

    private static bool IsWholeHours(DateTimeZone zone, Instant at)
    {
        var interval = zone.GetZoneInterval(at);
        return interval.WallOffset.Seconds % 3600 == 0 && interval.StandardOffset.Seconds % 3600 == 0 && interval.Savings.Seconds % 3600 == 0;
    }

    private static (decimal, EventRefusal?) ValueOf(Meter meter, IncomingEvent read)
    {
        if (meter.Aggregation == AggregationKind.Count) return (1, null);
        if (read.Value(meter.ValueProperty!) is not { } value) return (0, new("missing_value", $"Meter {meter.Code} needs data.{meter.ValueProperty}."));
        if (meter.Aggregation == AggregationKind.UniqueCount) return (1, null);
        if (!value.TryNumber(out var number) || !Quantity.TryParse(Platform.Http.PlainText.Of(number), out _))
            return (0, new("invalid_value", $"data.{meter.ValueProperty} must be a number with at most 12 decimals and at most 1000000000000000 in absolute value."));
        if (number < 0 && meter.Aggregation == AggregationKind.Max) return (0, new("negative_max", $"Meter {meter.Code} takes a maximum; data.{meter.ValueProperty} may not be below 0."));
        return (number, null);
    }

    private static string Dims(Meter meter, IncomingEvent read) => meter.GroupBy.Count == 0
        ? NoGroup : JsonSerializer.Serialize(meter.GroupBy.Select(property => read.Value(property)?.Text ?? ""));

    private static long Modulo(long value, long by) => ((value % by) + by) % by;
}
