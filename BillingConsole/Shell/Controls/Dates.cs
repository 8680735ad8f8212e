using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Shell.Controls;

/// <summary>Dates and times as text that nobody can read the wrong way round.</summary>
public static class Dates
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");
    private static readonly ZonedDateTimePattern Minute = ZonedDateTimePattern.CreateWithInvariantCulture("d MMM uuuu, HH:mm", null);
    private static readonly ZonedDateTimePattern Second = ZonedDateTimePattern.CreateWithInvariantCulture("d MMM uuuu, HH:mm:ss", null);
    private static readonly InstantPattern InUtc = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss 'UTC'");

    /// <summary>"5 Jan 2026".</summary>
    public static string Of(LocalDate date) => Day.Format(date);

    /// <summary>"5 Jan 2026, 10:05" on the clocks of that zone.</summary>
    public static string Of(Instant instant, DateTimeZone zone, bool seconds = false) => (seconds ? Second : Minute).Format(instant.InZone(zone));

    /// <summary>"2026-01-05 10:05:00 UTC".</summary>
    public static string Utc(Instant instant) => InUtc.Format(instant);

    /// <summary>"1 Jan – 31 Jan 2026": the last day is the one before the end, as people say it.</summary>
    public static string Span(LocalDate start, LocalDate end)
    {
        var last = end.PlusDays(-1);
        if (last <= start) return Of(start);
        return start.Year == last.Year ? $"{Of(start)[..^5]} – {Of(last)}" : $"{Of(start)} – {Of(last)}";
    }
}
