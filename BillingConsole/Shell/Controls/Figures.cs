using System.Globalization;
using BillingConsole.Core.Amounts;

namespace BillingConsole.Shell.Controls;

/// <summary>Numbers as a person reads them: grouped by thousands, a point for decimals, nothing rounded away.</summary>
public static class Figures
{
    /// <summary>"-1,234.50" without its currency, always with the currency's decimals.</summary>
    public static string Of(Money money) => money.ToDecimal().ToString("N" + money.Currency.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>"-1,234.50 USD".</summary>
    public static string WithCurrency(Money money) => $"{Of(money)} {money.Currency.Code}";

    /// <summary>"18,059,974" or "0.085", as many decimals as there are.</summary>
    public static string Of(decimal number) => number.ToString("#,##0.############################", CultureInfo.InvariantCulture);

    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
