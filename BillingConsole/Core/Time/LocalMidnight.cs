using NodaTime;
using NodaTime.TimeZones;

namespace BillingConsole.Core.Time;

/// <summary>The moment a day begins in a time zone.</summary>
public static class LocalMidnight
{
    // NodaTime's own AtStartOfDay throws for a day that a zone left out, such as 30 December 2011 in Samoa.
    private static readonly ZoneLocalMappingResolver FirstMoment =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>
    /// The first moment that the zone's clocks show the date: the earlier of two midnights, the end of the gap when midnight is
    /// skipped, and the start of the next day for a day that was left out.
    /// </summary>
    public static Instant Of(LocalDate date, DateTimeZone zone) => zone.ResolveLocal(date.AtMidnight(), FirstMoment).ToInstant();
}
