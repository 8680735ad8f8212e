using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using NodaTime;

namespace BillingConsole.Tests.Core.Metering;

public class RollUpMeterTests
{
    private static readonly Period January = new(new(2026, 1, 1), new(2026, 2, 1));
    private static readonly DateTimeZone Kolkata = DateTimeZoneProviders.Tzdb["Asia/Kolkata"];

    [Fact]
    public void A_single_peak_is_the_highest_value_of_the_period()
    {
        var usage = Measure(AggregationKind.Max, null, At(3, 10, 80), At(9, 4, 120), At(20, 1, 7));
        Assert.Equal(120, usage.Quantity.Value);
        var window = Assert.Single(usage.Windows);
        Assert.Equal(("peak-9-4", 3), (window.EventId, window.Events));
        Assert.Equal(120, Measure(AggregationKind.Max, null, At(9, 4, 120)).Quantity.Value);
    }

    [Fact]
    public void A_repeated_peak_adds_the_peak_of_each_hour()
    {
        var usage = Measure(AggregationKind.Max, BucketSize.Hour, At(5, 10, 10), At(5, 11, 15), At(5, 12, 8));
        Assert.Equal(33, usage.Quantity.Value);
        Assert.Equal([10m, 15m, 8m], usage.Windows.Select(window => window.Value));
    }

    [Fact]
    public void The_peaks_of_days_follow_the_customers_zone()
    {
        // 19:00 UTC is 00:30 of the next day in Kolkata.
        UsageBucket[] rows = [Row(Instant.FromUtc(2026, 1, 5, 18, 0), 15, 9), Row(Instant.FromUtc(2026, 1, 5, 19, 0), 15, 15)];
        Assert.Equal(24, RollUpMeter.Measure(new(AggregationKind.Max, BucketSize.Day), rows, January, Kolkata).Quantity.Value);
        Assert.Equal(15, RollUpMeter.Measure(new(AggregationKind.Max, BucketSize.Day), rows, January, DateTimeZone.Utc).Quantity.Value);
    }

    [Fact]
    public void The_hours_of_a_zone_between_the_hours_are_its_own()
    {
        // 10:05, 11:10 and 12:30 in Kolkata are 04:35, 05:40 and 07:00 UTC.
        UsageBucket[] rows = [Quarter(4, 30, 10), Quarter(5, 30, 15), Quarter(7, 0, 8)];
        var usage = RollUpMeter.Measure(new(AggregationKind.Max, BucketSize.Hour), rows, January, Kolkata);
        Assert.Equal(33, usage.Quantity.Value);
        Assert.Equal(Instant.FromUtc(2026, 1, 5, 4, 30), usage.Windows[0].Start);
    }

    [Fact]
    public void Peaks_are_taken_per_group_and_then_added()
    {
        var usage = Measure(AggregationKind.Max, BucketSize.Hour, At(5, 10, 10, "eu"), At(5, 10, 7, "us"), At(5, 11, 4, "us"));
        Assert.Equal(21, usage.Quantity.Value);
        Assert.Equal(["eu", "us", "us"], usage.Windows.Select(window => window.Group));
    }

    [Fact]
    public void Of_equal_peaks_the_earliest_event_is_named() =>
        Assert.Equal("peak-2-1", Measure(AggregationKind.Max, null, At(9, 1, 5), At(2, 1, 5)).Windows[0].EventId);

    [Fact]
    public void Counts_sums_averages_and_last_values_come_from_the_same_rows()
    {
        UsageBucket[] rows = [At(5, 10, 10) with { Count = 3, Sum = 18, Last = 2 }, At(9, 1, 4) with { Count = 1, Sum = 4, Last = 4, LastEvent = "last" }];
        Assert.Equal(4, Measure(AggregationKind.Count, null, rows).Quantity.Value);
        Assert.Equal(22, Measure(AggregationKind.Sum, BucketSize.Day, rows).Quantity.Value);
        Assert.Equal(5.5m, Measure(AggregationKind.Average, null, rows).Quantity.Value);
        Assert.Equal(10, Measure(AggregationKind.Average, BucketSize.Day, rows).Quantity.Value);
        Assert.Equal((4m, "last"), (Measure(AggregationKind.Latest, null, rows).Quantity.Value, Measure(AggregationKind.Latest, null, rows).Windows[0].EventId));
    }

    [Fact]
    public void A_sum_below_zero_is_kept_and_billed_as_zero()
    {
        var usage = Measure(AggregationKind.Sum, null, At(5, 10, -12.5m));
        Assert.Equal((-12.5m, 0m), (usage.Quantity.Value, usage.Billable.Value));
    }

    [Fact]
    public void A_sum_may_pass_the_range_on_its_way_but_not_end_there()
    {
        UsageBucket[] rows = [At(1, 1, 1e15m), At(1, 2, 1e15m), At(1, 3, -1e15m), At(1, 4, 0.000000000001m), At(1, 5, -1m)];
        Assert.Equal(999_999_999_999_999.000000000001m, Measure(AggregationKind.Sum, null, rows).Quantity.Value);
        Assert.Throws<AmountOutOfRangeException>(() => Measure(AggregationKind.Sum, null, At(1, 1, 1e15m), At(1, 2, 1)));
    }

    [Fact]
    public void Thirds_are_rounded_once()
    {
        var third = At(5, 10, 1) with { Count = 3 };
        var usage = Measure(AggregationKind.Average, null, third, third with { Group = "eu" }, third with { Group = "us" });
        Assert.Equal((1m, 0.333333333333m), (usage.Quantity.Value, usage.Windows[0].Value));
    }

    [Fact]
    public void Without_events_nothing_is_counted()
    {
        Assert.Equal(0, Measure(AggregationKind.Max, BucketSize.Day).Quantity.Value);
        Assert.Empty(Measure(AggregationKind.Max, null, At(5, 10, 10) with { Count = 0 }).Windows);
    }

    [Fact]
    public void Rows_that_do_not_lie_within_one_window_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Measure(AggregationKind.Sum, null, Row(Instant.FromUtc(2026, 2, 1, 0, 0), 60, 1)));
        var hour = Row(Instant.FromUtc(2026, 1, 5, 4, 0), 60, 1);
        Assert.Throws<ArgumentException>(() => RollUpMeter.Measure(new(AggregationKind.Sum, BucketSize.Hour), [hour], January, Kolkata));
        Assert.Throws<ArgumentException>(() => Measure(AggregationKind.UniqueCount, null));
        Assert.Throws<ArgumentException>(() => Measure(AggregationKind.WeightedSum, null));
    }

    private static MeteredUsage Measure(AggregationKind kind, BucketSize? bucket, params UsageBucket[] rows) =>
        RollUpMeter.Measure(new(kind, bucket), rows, January, DateTimeZone.Utc);

    private static UsageBucket At(int day, int hour, decimal value, string group = "") =>
        Row(Instant.FromUtc(2026, 1, day, hour, 0), 60, value, group) with { PeakEvent = $"peak-{day}-{hour}" };

    private static UsageBucket Quarter(int hour, int minute, decimal value) => Row(Instant.FromUtc(2026, 1, 5, hour, minute), 15, value);

    private static UsageBucket Row(Instant start, int minutes, decimal value, string group = "") =>
        new(start, Duration.FromMinutes(minutes), group, 1, value, value, value, value, value);
}
