using BillingConsole.Core.Time;
using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>A span of time as it is asked for: dates of the customer's zone or instants; by default the present month.</summary>
internal sealed record UsageTime(Instant From, Instant To, Period Days)
{
    private const int MostDays = 3_700;

    public static UsageTime Of(Check check, string? from, string? to, DateTimeZone zone, Instant now)
    {
        var today = now.InZone(zone).Date;
        var start = UsageMoment.Read(check, "from", from, zone) ?? LocalMidnight.Of(today.With(DateAdjusters.StartOfMonth), zone);
        var end = UsageMoment.Read(check, "to", to, zone) ?? Instant.Max(LocalMidnight.Of(today.PlusDays(1), zone), start + Duration.FromDays(1));
        if (start >= end) check.Add("to", "Give a time after 'from'.");
        else if (end - start > Duration.FromDays(MostDays)) check.Add("to", $"Ask for at most {MostDays} days.");
        if (check.Failed) return new(now, now, new(today, today));
        var (first, last) = (start.InZone(zone).Date, (end - Duration.Epsilon).InZone(zone).Date);
        return new(start, end, new(first, last.PlusDays(1)));
    }
}
