using BillingConsole.Core.Amounts;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;

namespace BillingConsole.Invoices;

/// <summary>What pages say of invoices.</summary>
public static class InvoiceWords
{
    public static string Name(string? number) => number ?? "Draft";

    public static string Sums(IEnumerable<Money> amounts)
    {
        var sums = amounts.GroupBy(m => m.Currency).Select(g => Figures.WithCurrency(Money.Sum(g, g.Key))).ToList();
        return sums.Count == 0 ? "nothing" : string.Join(" and ", sums);
    }

    /// <summary>"−15 %" of the deal against the list, null when they are the same or the list was free.</summary>
    public static string? Change(decimal? list, decimal? deal)
    {
        if (list is not { } was || deal is not { } now || was == now || was == 0) return null;
        var percent = decimal.Round((now - was) / was * 100, 1, MidpointRounding.AwayFromZero);
        return $"{(percent > 0 ? "+" : "")}{Figures.Of(percent)} %";
    }
}
