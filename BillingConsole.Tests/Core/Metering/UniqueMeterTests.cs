using BillingConsole.Core.Metering;
using NodaTime;

namespace BillingConsole.Tests.Core.Metering;

public class UniqueMeterTests
{
    private static readonly Period January = new(new(2026, 1, 1), new(2026, 2, 1));

    private static readonly UniqueValue[] Seen =
        [At(1, "ann"), At(1, "bob"), At(2, "ann"), At(2, "ann", "eu"), At(3, "gone") with { Events = 0 }];

    [Theory]
    [InlineData(null, 3), InlineData(BucketSize.Day, 4), InlineData(BucketSize.Month, 3)]
    public void A_value_counts_once_per_window_and_group(BucketSize? bucket, int count) =>
        Assert.Equal(count, UniqueMeter.Measure(new(AggregationKind.UniqueCount, bucket), Seen, January, DateTimeZone.Utc).Quantity.Value);

    [Fact]
    public void Events_are_counted_beside_the_values() =>
        Assert.Equal(8, UniqueMeter.Measure(new(AggregationKind.UniqueCount), Seen, January, DateTimeZone.Utc).Events);

    [Fact]
    public void Another_aggregation_is_refused() =>
        Assert.Throws<ArgumentException>(() => UniqueMeter.Measure(new(AggregationKind.Count), Seen, January, DateTimeZone.Utc));

    private static UniqueValue At(int day, string value, string group = "") => new(Instant.FromUtc(2026, 1, day, 5, 0), group, value, 2);
}
