namespace BillingConsole.StripeSimulator;

/// <summary>The keys that the simulator knows. All are public knowledge and open nothing else.</summary>
public static class SimulatorKeys
{
    /// <summary>The key of whoever has none.</summary>
    public const string Default = "sk_test_simulator";

    /// <summary>Another key of the same account, as after rolling the first.</summary>
    public const string Rolled = "sk_test_simulator_rolled";

    /// <summary>A restricted key of the same account: it reads and never writes.</summary>
    public const string ReadOnly = "rk_test_simulator_read";

    /// <summary>A key of another account, which holds other objects.</summary>
    public const string OtherAccount = "sk_test_simulator_other";

    internal const string Account = "acct_1SimulatorConsole";

    private const string Other = "acct_1SimulatorOther00";

    internal static string? AccountOf(string key) => key switch
    {
        Default or Rolled or ReadOnly => Account,
        OtherAccount => Other,
        _ => null,
    };

    internal static bool IsLive(string? key) =>
        key is not null && (key.StartsWith("sk_live_", StringComparison.Ordinal) || key.StartsWith("rk_live_", StringComparison.Ordinal));

    /// <summary>As Stripe prints a key back: its kind and its last four characters.</summary>
    internal static string Masked(string key)
    {
        var kind = key.Split('_') is [var first, var second, ..] ? $"{first}_{second}_" : "";
        return key.Length <= kind.Length + 4 ? kind + "****" : $"{kind}{new string('*', key.Length - kind.Length - 4)}{key[^4..]}";
    }
}
