using System.Globalization;
using BillingConsole.Core.Amounts;

namespace BillingConsole.Platform.Http;

/// <summary>Money for people: grouped digits, a real minus sign, the currency's code.</summary>
public static class MoneyFormat
{
    public static string WithCode(Money money) => $"{Grouped(money)} {money.Currency.Code}";

    public static string Grouped(Money money) =>
        money.ToDecimal().ToString($"N{money.Currency.Decimals}", CultureInfo.InvariantCulture).Replace('-', '−');
}
