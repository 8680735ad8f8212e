using System.Globalization;

namespace BillingConsole.Usage;

/// <summary>What an installation may choose about taking usage in.</summary>
/// <param name="EventsPerSecond">How many events one API key may send a second, over time; 0 for as many as can be counted.</param>
/// <param name="NewIdentities">How many identities wait in memory, on SQLite, before they are put into their table.</param>
public sealed record UsageSettings(int EventsPerSecond, int NewIdentities)
{
    public const string RateKey = "Usage:EventsPerSecond";
    public const string IdentitiesKey = "Usage:NewIdentities";
    private const int UsualRate = 100_000;
    private const int UsualIdentities = 2_000_000;
    private const int Most = 10_000_000;

    public static UsageSettings Read(IConfiguration settings) => new(NumberOf(settings, RateKey, 0) ?? UsualRate, NumberOf(settings, IdentitiesKey, 1) ?? UsualIdentities);

    public static IEnumerable<string> Mistakes(IConfiguration settings)
    {
        if (settings[RateKey] is { } rate && NumberOf(settings, RateKey, 0) is null) yield return $"{RateKey} is '{rate}'; give a whole number of events from 0 (no limit) to {Most}.";
        if (settings[IdentitiesKey] is { } identities && NumberOf(settings, IdentitiesKey, 1) is null) yield return $"{IdentitiesKey} is '{identities}'; give a whole number from 1 to {Most}.";
    }

    private static int? NumberOf(IConfiguration settings, string key, int least) =>
        int.TryParse(settings[key], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= Most ? number : null;
}
