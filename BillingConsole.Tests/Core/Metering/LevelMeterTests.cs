using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using NodaTime;

namespace BillingConsole.Tests.Core.Metering;

public class LevelMeterTests
{
    private static readonly Period June = new(new(2026, 6, 1), new(2026, 7, 1));

    [Fact]
    public void A_level_weighs_as_long_as_it_stands() => Assert.Equal(15, Measure(null, null, At(6, 1, 10), At(6, 16, 20)).Quantity.Value);

    [Fact]
    public void A_level_is_carried_over_into_the_period()
    {
        Assert.Equal(10, Measure(null, null, At(5, 3, 10)).Quantity.Value);
        Assert.Equal(20, Measure(null, null, At(6, 11, 15), At(5, 3, 30)).Quantity.Value);
    }

    [Fact]
    public void Before_the_first_level_there_is_none() => Assert.Equal(20, Measure(null, null, At(6, 11, 30)).Quantity.Value);

    [Fact]
    public void The_levels_of_groups_are_added() =>
        Assert.Equal(25, Measure(null, null, At(5, 3, 10), At(6, 16, 30) with { Group = "eu" }).Quantity.Value);

    [Fact]
    public void Buckets_share_the_same_quantity()
    {
        var days = Measure(BucketSize.Day, null, At(5, 3, 30), At(6, 11, 15));
        Assert.Equal(20, days.Quantity.Value);
        Assert.Equal(30, days.Windows.Count);
        Assert.Equal((1m, 0.5m, 1L), (days.Windows[0].Value, days.Windows[^1].Value, days.Events));
    }

    [Fact]
    public void A_running_period_counts_up_to_now() =>
        Assert.Equal(5, Measure(null, Instant.FromUtc(2026, 6, 16, 0, 0), At(5, 3, 10)).Quantity.Value);

    [Fact]
    public void A_run_of_many_points_weighs_as_its_points_do()
    {
        LevelRun[] points = [At(5, 3, 7), At(6, 4, 10), At(6, 4, 25) with { At = Noon(4), Through = Noon(4) }, At(6, 5, 4)];
        var hours = Duration.FromHours(12).ToInt64Nanoseconds();
        LevelRun[] runs = [points[0], new(points[1].At, Noon(4), "", (Exact)10m * hours, 25, 2), points[3]];
        foreach (var bucket in new BucketSize?[] { null, BucketSize.Day, BucketSize.Week })
        {
            var (one, other) = (Measure(bucket, null, points), Measure(bucket, null, runs));
            Assert.Equal((one.Quantity, one.Events), (other.Quantity, other.Events));
            Assert.Equal(one.Windows, other.Windows);
        }
    }

    private static Instant Noon(int day) => Instant.FromUtc(2026, 6, day, 12, 0);

    [Fact]
    public void Another_aggregation_and_points_after_the_period_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LevelMeter.Measure(new(AggregationKind.Latest), [], June, DateTimeZone.Utc));
        Assert.Throws<ArgumentOutOfRangeException>(() => Measure(null, null, At(7, 1, 1)));
    }

    private static MeteredUsage Measure(BucketSize? bucket, Instant? until, params LevelRun[] runs) =>
        LevelMeter.Measure(new(AggregationKind.WeightedSum, bucket), runs, June, DateTimeZone.Utc, until);

    private static LevelRun At(int month, int day, decimal level) => LevelRun.Point(Instant.FromUtc(2026, month, day, 0, 0), "", level);
}
