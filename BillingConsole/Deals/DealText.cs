using BillingConsole.Core.Amounts;
using BillingConsole.Shell.Controls;

namespace BillingConsole.Deals;

/// <summary>The difference between list and deal as a salesperson says it.</summary>
internal static class DealText
{
    /// <summary>"20 % below list", "5 % above list".</summary>
    public static string Change(decimal discountPercent) =>
        $"{Figures.Of(Math.Abs(discountPercent))} % {(discountPercent < 0 ? "above" : "below")} list";

    /// <summary>"400.00 USD less", "5.00 USD more".</summary>
    public static string Saved(Money saved) => $"{Figures.WithCurrency(saved.Abs())} {(saved.IsNegative ? "more" : "less")}";
}
