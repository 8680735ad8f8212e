using System.Collections.Concurrent;
using NodaTime;
using Quartz;

namespace BillingConsole.Platform.Jobs;

/// <summary>The instants of a cron expression with seconds, in UTC.</summary>
public static class CronTimes
{
    private static readonly ConcurrentDictionary<string, CronExpression> Known = new();

    public static Instant? FirstAtOrAfter(string cron, Instant from) => FirstAfter(cron, from - Duration.FromTicks(1));

    public static Instant? FirstAfter(string cron, Instant after) =>
        Known.GetOrAdd(cron, text => new CronExpression(text, TimeZoneInfo.Utc)).GetNextValidTimeAfter(after.ToDateTimeOffset()) is { } next
            ? Instant.FromDateTimeOffset(next) : null;
}
