using BillingConsole.Core.Time;
using BillingConsole.Platform.Operations;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Usage;

/// <summary>One end of a span of usage, given as an instant or as a date for its midnight in a zone.</summary>
internal static class UsageMoment
{
    /// <summary>Null when nothing is given, or when it was refused.</summary>
    public static Instant? Read(Check check, string field, string? text, DateTimeZone zone)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1990 and <= 2999 } date }) return LocalMidnight.Of(date, zone);
        if (OffsetDateTimePattern.Rfc3339.Parse(text.ToUpperInvariant()) is { Success: true, Value: { Year: >= 1990 and <= 2999 } at }) return at.ToInstant();
        check.Add(field, "Give a date such as 2026-01-31 or an instant such as 2026-01-31T00:00:00Z, between 1990 and 2999.");
        return null;
    }
}
