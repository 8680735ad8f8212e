using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>
/// One window of a deal's commitment: the billing periods that begin in it. Windows are counted from the deal's start and anchor, so the
/// first may be short; the last may be cut short by the contract's end.
/// </summary>
/// <param name="Closes">The billing date ends its last billing period.</param>
public sealed record DealWindow(Subscription Deal, Period Period, Money Committed, bool Closes)
{
    /// <summary>The window that a billing date belongs to: its usage was used before the date, so an end belongs to the window it closes.</summary>
    public static DealWindow? EndingAtOrContaining(Subscription deal, LocalDate date)
    {
        if (deal.Commitment is not { Amount: { } amount } commitment) return null;
        var billed = deal.Cycle.Containing(date > deal.PaidFrom ? date.PlusDays(-1) : deal.PaidFrom).Actual;
        var window = deal.Cycle.Every(commitment.Interval is { } unit ? new(unit, 1) : deal.Interval).Containing(billed.Start);
        var actual = new Period(window.Actual.Start, Sooner(deal, window.Actual.End));
        var full = Money.Round(amount, deal.Currency);
        return new(deal, actual, Proration.Of(actual, window.Full).Apply(full), date == Sooner(deal, billed.End) && date >= actual.End);
    }

    private static LocalDate Sooner(Subscription deal, LocalDate day) => deal.Until is { } end ? LocalDate.Min(end, day) : day;
}
