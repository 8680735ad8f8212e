using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Shell;

/// <summary>Who looks, and from which time zone; cascaded to every page.</summary>
/// <param name="Actor">Null while nobody is signed in.</param>
public sealed record Viewer(DateTimeZone Zone, Actor? Actor)
{
    public const string ZoneCookie = "zone";

    public static Viewer Stranger { get; } = new(DateTimeZone.Utc, null);

    /// <summary>The IANA zone the browser names, or UTC when it names none we know.</summary>
    public static DateTimeZone ZoneOf(string? name) =>
        name is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb.GetZoneOrNull(Uri.UnescapeDataString(name)) ?? DateTimeZone.Utc;

    public bool May(Permission permission) => Actor?.May(permission) ?? false;
}
