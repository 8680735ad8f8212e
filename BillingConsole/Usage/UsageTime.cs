using BillingConsole.Core.Time;
using BillingConsole.Platform.Operations;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Usage;

/// <summary>A span of time as it is asked for: dates of the customer's zone or instants; by default the present month.</summary>
internal sealed record UsageTime(Instant From, Instant To, Period Days)
{
    private const int MostDays = 3_700;

    public static UsageTime Of(Check check, string? from, string? to, DateTimeZone zone, Instant now)
    {
        var today = now.InZone(zone).Date;
        var start = Read(check, "from", from, zone) ?? LocalMidnight.Of(today.With(DateAdjusters.StartOfMonth), zone);
        var end = Read(check, "to", to, zone) ?? Instant.Max(LocalMidnight.Of(today.PlusDays(1), zone), start + Duration.FromDays(1));
        if (start >= end) check.Add("to", "Give a time after 'from'.");
        else if (end - start > Duration.FromDays(MostDays)) check.Add("to", $"Ask for at most {MostDays} days.");
        if (check.Failed) return new(now, now, new(today, today));
        var (first, last) = (start.InZone(zone).Date, (end - Duration.Epsilon).InZone(zone).Date);
        return new(start, end, new(first, last.PlusDays(1)));
    }

    private static Instant? Read(Check check, string field, string? text, DateTimeZone zone)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1990 and <= 2999 } date }) return LocalMidnight.Of(date, zone);
        if (OffsetDateTimePattern.Rfc3339.Parse(text.ToUpperInvariant()) is { Success: true, Value: { Year: >= 1990 and <= 2999 } at }) return at.ToInstant();
        check.Add(field, "Give a date such as 2026-01-31 or an instant such as 2026-01-31T00:00:00Z, between 1990 and 2999.");
        return null;
    }
}
