using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Time;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>
/// One window of a deal's commitment: the billing periods that begin in it. Windows are counted from the deal's start and anchor, so the
/// first may be short; the last may be cut short by the contract's end.
/// </summary>
/// <param name="Closes">The billing date ends its last billing period.</param>
/// <param name="Whole">Its days whenever the deal ends: what was billed in it stays in it.</param>
public sealed record DealWindow(Subscription Deal, Period Period, Money Committed, bool Closes, Period Whole)
{
    /// <summary>
    /// The windows that a billing date bills for: that of what was used before the date, and, where it is over, that of what begins on it.
    /// </summary>
    public static IEnumerable<DealWindow> BilledOn(Subscription deal, LocalDate date)
    {
        if (deal.Commitment?.Amount is not { } amount || deal.Until <= deal.PaidFrom) yield break;
        var billed = deal.PeriodEndingOn(date);
        var ending = WindowOf(deal, amount, billed.Start);
        yield return ending with { Closes = date == Sooner(deal, billed.End) && date >= ending.Period.End };
        if (date >= ending.Period.End && !(date >= deal.Until)) yield return WindowOf(deal, amount, date);
    }

    /// <summary>The windows in which the days lie, as they stand between two billing dates.</summary>
    public static IEnumerable<DealWindow> Around(Subscription deal, IEnumerable<LocalDate> days) =>
        deal.Commitment?.Amount is not { } amount || deal.Until <= deal.PaidFrom ? [] : days.Select(day => WindowOf(deal, amount, day)).DistinctBy(w => w.Period.Start);

    /// <summary>With what was billed in it before.</summary>
    public CommitmentWindow With(WindowBilling before) => new(Committed, before, Deal.Commitment!.OverageFactor, Deal.Commitment.TrueUp ?? true, Closes, Period);

    private static DealWindow WindowOf(Subscription deal, decimal amount, LocalDate day)
    {
        var window = deal.Cycle.Every(deal.Commitment!.Interval is { } unit ? new(unit, 1) : deal.Interval).Containing(day);
        var actual = new Period(window.Actual.Start, LocalDate.Max(window.Actual.Start, Sooner(deal, window.Actual.End)));
        return new(deal, actual, Proration.Of(actual, window.Full).Apply(Money.Round(amount, deal.Currency)), Closes: false, window.Actual);
    }

    private static LocalDate Sooner(Subscription deal, LocalDate day) => deal.Until is { } end ? LocalDate.Min(end, day) : day;
}
