namespace BillingConsole.Shell.Controls;

/// <summary>How a status or a notice feels, beside what it says.</summary>
public enum Tone { Neutral, Info, Good, Warn, Bad }

internal static class Tones
{
    private static readonly Dictionary<string, Tone> Known = new(StringComparer.Ordinal)
    {
        ["active"] = Tone.Good, ["paid"] = Tone.Good, ["ok"] = Tone.Good, ["completed"] = Tone.Good, ["succeeded"] = Tone.Good,
        ["delivered"] = Tone.Good, ["approved"] = Tone.Good, ["connected"] = Tone.Good, ["enabled"] = Tone.Good, ["accepted"] = Tone.Good,
        ["open"] = Tone.Info, ["issued"] = Tone.Info, ["finalized"] = Tone.Info, ["scheduled"] = Tone.Info, ["trialing"] = Tone.Info,
        ["running"] = Tone.Info, ["queued"] = Tone.Info, ["processing"] = Tone.Info, ["waiting"] = Tone.Info, ["sent"] = Tone.Info,
        ["partially_paid"] = Tone.Warn, ["pending_approval"] = Tone.Warn, ["paused"] = Tone.Warn, ["low"] = Tone.Warn, ["parked"] = Tone.Warn,
        ["held"] = Tone.Warn, ["retrying"] = Tone.Warn, ["pending"] = Tone.Warn, ["expiring"] = Tone.Warn,
        ["overdue"] = Tone.Bad, ["failed"] = Tone.Bad, ["uncollectible"] = Tone.Bad, ["rejected"] = Tone.Bad, ["given_up"] = Tone.Bad,
        ["disabled"] = Tone.Bad, ["revoked"] = Tone.Bad, ["disputed"] = Tone.Bad,
    };

    public static Tone Of(string word) => Known.GetValueOrDefault(word, Tone.Neutral);

    public static string Class(this Tone tone) => tone switch
    {
        Tone.Neutral => "neutral",
        Tone.Info => "info",
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
    };

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Neutral or Tone.Info => "info",
        Tone.Good => "check_circle",
        Tone.Warn => "warning",
        Tone.Bad => "error",
    };
}
