using System.Globalization;
using BillingConsole.Core.Amounts;

namespace BillingConsole.Platform.Http;

/// <summary>Money for people: grouped digits, a real minus sign, the currency's code.</summary>
public static class MoneyFormat
{
    public static string WithCode(Money money) => $"{Grouped(money)} {money.Currency.Code}";

    public static string Grouped(Money money) =>
        money.ToDecimal().ToString($"N{money.Currency.Decimals}", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A quantity with grouped digits and no closing zeros.</summary>
    public static string Grouped(decimal quantity) => quantity.ToString("#,0.############", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A unit price with at least the currency's decimals.</summary>
    public static string UnitPrice(decimal amount, Currency currency) =>
        amount.ToString($"#,0.{new string('0', currency.Decimals)}{new string('#', 12 - currency.Decimals)}", CultureInfo.InvariantCulture).TrimEnd('.');
}
