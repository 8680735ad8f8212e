using BillingConsole.Core.Amounts;
using BillingConsole.Shell.Controls;

namespace BillingConsole.Taxes;

/// <summary>A tax in the few words of a list.</summary>
public static class TaxWords
{
    public static string Charge(TaxView tax) => Charge(tax, tax.Rate, tax.Amount) + (tax.Inclusive ? ", contained in prices" : "");

    public static string Charge(TaxView tax, decimal? rate, decimal? amount) => tax.Kind switch
    {
        TaxKind.Percentage => $"{Figures.Of(rate ?? 0)} %",
        TaxKind.Fixed => $"{Figures.WithCurrency(Money.Round(amount ?? 0, tax.Currency!))} per invoice",
    };

    public static string AppliesTo(TaxView tax) => (tax.Default, tax.Country, tax.Region) switch
    {
        (true, _, _) => "company default",
        (_, { } country, { } region) => $"{country}, {region}",
        (_, { } country, _) => country,
        _ => "where it is named",
    };
}
