using BillingConsole.Shell;

namespace BillingConsole.Ledger;

/// <summary>Account codes as a person reads them: "tax_payable:VAT" as "Tax payable · VAT".</summary>
public static class AccountWords
{
    public static string Of(string code)
    {
        var parts = code.Split(':', 2);
        return parts.Length == 1 ? Wording.Of(code) : $"{Wording.Of(parts[0])} · {parts[1].Replace("one_off", "one-off", StringComparison.Ordinal)}";
    }
}
