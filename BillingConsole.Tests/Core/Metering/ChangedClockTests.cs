using BillingConsole.Core.Metering;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Tests.Core.Metering;

/// <summary>
/// Days on which the clocks change, with an event in each elapsed hour whose value is the hour that the customer's clock shows:
/// the repeated hour comes twice, the skipped one not at all.
/// </summary>
public class ChangedClockTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25", AggregationKind.Average, null, "11.12"), InlineData("Europe/Berlin", "2026-10-25", AggregationKind.Average, BucketSize.Hour, "278")]
    [InlineData("Europe/Berlin", "2026-10-25", AggregationKind.Latest, BucketSize.Day, "23"), InlineData("Europe/Berlin", "2026-10-25", AggregationKind.Latest, BucketSize.Hour, "278")]
    [InlineData("Europe/Berlin", "2026-10-25", AggregationKind.UniqueCount, BucketSize.Day, "24"), InlineData("Europe/Berlin", "2026-10-25", AggregationKind.UniqueCount, BucketSize.Hour, "25")]
    [InlineData("Europe/Berlin", "2026-10-25", AggregationKind.WeightedSum, null, "11.12"), InlineData("Europe/Berlin", "2026-10-25", AggregationKind.WeightedSum, BucketSize.Hour, "11.12")]
    [InlineData("Europe/Berlin", "2026-03-29", AggregationKind.Average, null, "11.913043478261"), InlineData("Europe/Berlin", "2026-03-29", AggregationKind.Average, BucketSize.Hour, "274")]
    [InlineData("Europe/Berlin", "2026-03-29", AggregationKind.Latest, BucketSize.Day, "23"), InlineData("Europe/Berlin", "2026-03-29", AggregationKind.Latest, BucketSize.Hour, "274")]
    [InlineData("Europe/Berlin", "2026-03-29", AggregationKind.UniqueCount, BucketSize.Day, "23"), InlineData("Europe/Berlin", "2026-03-29", AggregationKind.UniqueCount, BucketSize.Hour, "23")]
    [InlineData("Europe/Berlin", "2026-03-29", AggregationKind.WeightedSum, null, "11.913043478261"), InlineData("Europe/Berlin", "2026-03-29", AggregationKind.WeightedSum, BucketSize.Day, "11.913043478261")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", AggregationKind.Average, null, "11.08"), InlineData("Australia/Lord_Howe", "2026-04-05", AggregationKind.Average, BucketSize.Hour, "277")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", AggregationKind.Latest, BucketSize.Day, "23"), InlineData("Australia/Lord_Howe", "2026-04-05", AggregationKind.Latest, BucketSize.Hour, "277")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", AggregationKind.UniqueCount, BucketSize.Day, "24"), InlineData("Australia/Lord_Howe", "2026-04-05", AggregationKind.UniqueCount, BucketSize.Hour, "25")]
    [InlineData("Australia/Lord_Howe", "2026-04-05", AggregationKind.WeightedSum, null, "10.836734693878"), InlineData("Australia/Lord_Howe", "2026-04-05", AggregationKind.WeightedSum, BucketSize.Hour, "10.836734693878")]
    public void A_day_is_as_long_as_the_clocks_make_it(string zone, string day, AggregationKind kind, BucketSize? bucket, string expected)
    {
        var date = LocalDatePattern.Iso.Parse(day).Value;
        var usage = Measure(new(kind, bucket), new(date, date.PlusDays(1)), DateTimeZoneProviders.Tzdb[zone]);
        Assert.Equal(expected, usage.Quantity.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static MeteredUsage Measure(Aggregation rule, Period day, DateTimeZone zone)
    {
        var (start, end) = day.In(zone);
        var hours = new List<(Instant At, decimal Shown)>();
        for (var at = start; at < end; at += Duration.FromHours(1)) hours.Add((at, at.InZone(zone).Hour));
        return rule.Kind switch
        {
            AggregationKind.Average or AggregationKind.Latest => RollUpMeter.Measure(rule, hours.Select(h => new UsageBucket(h.At, Duration.FromMinutes(15), "", 1, h.Shown, h.Shown, h.Shown, h.Shown, h.Shown)), day, zone),
            AggregationKind.UniqueCount => UniqueMeter.Measure(rule, hours.Select(h => new UniqueValue(h.At, "", $"{h.Shown}", 1)), day, zone),
            AggregationKind.WeightedSum => LevelMeter.Measure(rule, hours.Select(h => LevelRun.Point(h.At, "", h.Shown)), day, zone),
            AggregationKind.Count or AggregationKind.Sum or AggregationKind.Max => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
    }
}
