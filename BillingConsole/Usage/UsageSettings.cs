using System.Globalization;

namespace BillingConsole.Usage;

/// <summary>What an installation may choose about taking usage in.</summary>
/// <param name="EventsPerSecond">How many events one API key may send a second, over time; 0 for as many as can be counted.</param>
public sealed record UsageSettings(int EventsPerSecond)
{
    public const string RateKey = "Usage:EventsPerSecond";
    private const int Usual = 100_000;
    private const int Most = 10_000_000;

    public static UsageSettings Read(IConfiguration settings) => new(RateOf(settings) ?? Usual);

    public static IEnumerable<string> Mistakes(IConfiguration settings)
    {
        if (settings[RateKey] is { } text && RateOf(settings) is null) yield return $"{RateKey} is '{text}'; give a whole number of events from 0 (no limit) to {Most}.";
    }

    private static int? RateOf(IConfiguration settings) =>
        int.TryParse(settings[RateKey], NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate <= Most ? rate : null;
}
