using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>One window of a deal's commitment, counted from the deal's start; the last may be cut short by the contract's end.</summary>
public sealed record DealWindow(Subscription Deal, Period Period, Money Committed)
{
    /// <summary>The window that a billing date belongs to: its usage was used before the date, so an end belongs to the window it closes.</summary>
    public static DealWindow? EndingAtOrContaining(Subscription deal, LocalDate date)
    {
        if (deal.Commitment is not { Amount: { } amount } commitment) return null;
        var windows = BillingCycle.Anniversary(deal.PaidFrom, new(commitment.Interval ?? deal.IntervalUnit, 1));
        var day = date > deal.PaidFrom ? date.PlusDays(-1) : date;
        var whole = windows.Containing(day).Actual;
        var until = deal.Until is { } end ? LocalDate.Min(end, whole.End) : whole.End;
        var actual = new Period(whole.Start, until);
        var full = Money.Round(amount, deal.Currency);
        return new(deal, actual, Proration.Of(actual, whole).Apply(full));
    }
}
