using BillingConsole.Core.Metering;
using NodaTime;

namespace BillingConsole.Tests.Core.Metering;

public class RollUpMeterLaws
{
    private const int Seeds = 2_000;
    private static readonly Period Days = new(new(2026, 3, 25), new(2026, 4, 8));
    private static readonly string[] Zones = ["Etc/UTC", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham"];

    private sealed record Event(Instant At, string Group, decimal Value);

    [Fact]
    public void Roll_ups_give_what_the_events_themselves_give()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var zone = DateTimeZoneProviders.Tzdb[Zones[seed % Zones.Length]];
            var bucket = seed % 3 == 0 ? (BucketSize?)null : (BucketSize)random.Next((int)BucketSize.Hour, (int)BucketSize.Month + 1);
            var events = Events(random, zone);
            var rows = RollUp(events).OrderBy(_ => random.Next()).ToList();
            foreach (var kind in new[] { AggregationKind.Count, AggregationKind.Sum, AggregationKind.Max, AggregationKind.Latest })
            {
                var usage = RollUpMeter.Measure(new(kind, bucket), rows, Days, zone);
                Assert.True(usage.Quantity.Value == Naive(kind, bucket, events, zone), $"seed {seed}: {kind} per {bucket} in {zone}");
                Assert.True(usage.Quantity.Value == usage.Windows.Sum(window => window.Value), $"seed {seed}: windows do not add up");
                Assert.True(usage.Events == events.Count, $"seed {seed}: an event is missing");
            }
        }
    }

    private static List<Event> Events(Random random, DateTimeZone zone)
    {
        var (start, end) = Days.In(zone);
        var minutes = (int)(end - start).TotalMinutes;
        return Enumerable.Range(0, random.Next(1, 40))
            .Select(_ => random.Next(minutes))
            .Distinct()
            .Select(minute => new Event(start + Duration.FromMinutes(minute), random.Next(2) == 0 ? "a" : "b", random.Next(0, 10_000) / 100m))
            .OrderBy(e => e.At)
            .ToList();
    }

    private static IEnumerable<UsageBucket> RollUp(List<Event> events) =>
        from e in events
        let quarter = Instant.FromUnixTimeSeconds(e.At.ToUnixTimeSeconds() / 900 * 900)
        group e by (quarter, e.Group) into bucket
        select new UsageBucket(
            bucket.Key.quarter, Duration.FromMinutes(15), bucket.Key.Group, bucket.Count(), bucket.Sum(e => e.Value),
            bucket.Max(e => e.Value), bucket.Min(e => e.Value), bucket.First().Value, bucket.Last().Value);

    // Windows are found here by the local calendar, and not by the code under test.
    private static decimal Naive(AggregationKind kind, BucketSize? bucket, List<Event> events, DateTimeZone zone) =>
        events.GroupBy(e => (Window(e.At.InZone(zone), bucket), e.Group)).Sum(window => kind switch
        {
            AggregationKind.Count => window.Count(),
            AggregationKind.Sum => window.Sum(e => e.Value),
            AggregationKind.Max => window.Max(e => e.Value),
            AggregationKind.Latest => window.Last().Value,
            AggregationKind.UniqueCount or AggregationKind.Average or AggregationKind.WeightedSum => throw new ArgumentOutOfRangeException(nameof(kind)),
        });

    private static string Window(ZonedDateTime at, BucketSize? bucket)
    {
        var sinceMidnight = at.ToInstant() - at.Zone.AtStartOfDay(at.Date).ToInstant();
        return bucket is not { } size ? "" : size switch
        {
            BucketSize.Minute => $"{at.Date} {(int)sinceMidnight.TotalMinutes}",
            BucketSize.Hour => $"{at.Date} {(int)sinceMidnight.TotalHours}",
            BucketSize.Day => $"{at.Date}",
            BucketSize.Week => $"{NodaTime.Calendars.WeekYearRules.Iso.GetWeekOfWeekYear(at.Date)}",
            BucketSize.Month => $"{at.Month}",
        };
    }
}
