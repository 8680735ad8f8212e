using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using NodaTime;

namespace BillingConsole.Subscriptions.Mrr;

/// <summary>Monthly recurring revenue of one deal.</summary>
public static class MonthlyRecurring
{
    /// <summary>
    /// The recurring fees in force on a day at the deal's own prices, each by the month, before coupons and without tax;
    /// rounded half up once. Nothing while the deal is on trial, paused, not begun or over. Usage and one-time prices never count.
    /// </summary>
    public static Money MrrOn(this Subscription deal, LocalDate day)
    {
        if (deal.StatusOn(day) != SubscriptionStatus.Active || deal.Pauses.Exists(p => p.Contains(day))) return Money.Zero(deal.Currency);
        var fees = deal.Items.Where(i => i.Definition.Kind == PriceKind.Recurring && i.StartsOn <= day && (i.Until is null || i.Until > day))
            .Select(i => deal.TermsOf(i, day).Deal.RateFee(new Quantity(i.Quantity)).Exact / (deal.AddOnOf(i)?.Interval ?? deal.Interval).InMonths);
        return Money.Round(Exact.Sum(fees), deal.Currency);
    }
}
