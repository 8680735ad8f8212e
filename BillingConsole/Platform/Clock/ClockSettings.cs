using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Platform.Clock;

public enum ClockMode { System, Test }

/// <summary>Which clock the business follows; <paramref name="Start"/> counts only where a test clock never stood before.</summary>
public sealed record ClockSettings(ClockMode Mode, Instant? Start)
{
    public static ClockSettings Read(IConfiguration configuration) => new(
        Enum.TryParse<ClockMode>(configuration["Clock:Mode"], ignoreCase: true, out var mode) ? mode : ClockMode.System,
        ReadStart(configuration["Clock:Start"]));

    /// <summary>An instant, or a date meaning its midnight in UTC.</summary>
    public static Instant? ReadStart(string? text) => text switch
    {
        null => null,
        _ when InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant => instant.Value,
        _ when LocalDatePattern.Iso.Parse(text) is { Success: true } date => date.Value.AtMidnight().InUtc().ToInstant(),
        _ when OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } offset => offset.Value.ToInstant(),
        _ => null,
    };
}
