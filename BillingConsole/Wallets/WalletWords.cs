using BillingConsole.Shell;
using BillingConsole.Shell.Controls;

namespace BillingConsole.Wallets;

/// <summary>A wallet in the words of a person.</summary>
internal static class WalletWords
{
    public static Tone ToneOf(WalletView wallet) => wallet.State switch
    {
        "ok" => Tone.Good,
        "low" => Tone.Warn,
        _ => Tone.Bad,
    };

    /// <summary>"in about 12 days", "now", or a dash while nothing burns.</summary>
    public static string Empty(WalletView wallet) => wallet.EmptyInDays switch
    {
        null => "–",
        <= 0 => "now",
        { } days => $"in about {Wording.Count(days, "day")}",
    };

    public static string Pace(WalletView wallet) => wallet.EmptyInDays switch
    {
        null => "Nothing burns now",
        <= 0 => "Nothing is left to spend",
        _ => "At this pace",
    };

    public static string Alert(WalletView wallet) => wallet.Alert.Enabled ? $"Below {Figures.WithCurrency(wallet.Alert.Threshold)}" : "Off";

    public static string AutoTopUp(WalletView wallet) => wallet.AutoTopUp is not { Enabled: true, Threshold: { } threshold, Amount: { } amount } policy ? "Off"
        : $"{Figures.WithCurrency(amount)} below {Figures.WithCurrency(threshold)}"
            + (policy.CooldownDays > 0 ? $", at most every {Wording.Count(policy.CooldownDays, "day")}" : "")
            + (policy.MonthlyLimit is { } limit ? $", up to {Figures.WithCurrency(limit)} a month" : "");
}
