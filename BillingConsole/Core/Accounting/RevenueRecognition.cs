using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Core.Accounting;

/// <summary>
/// Earns a fee billed in advance by day. The minor units that do not divide evenly go to the first days (largest remainder, ties to the
/// earlier), so that the days always add up to the deferred amount.
/// </summary>
public static class RevenueRecognition
{
    /// <summary>One amount per day of the period; a fee for no days at all is earned on the period's first day.</summary>
    public static IReadOnlyList<(LocalDate Day, Money Amount)> Schedule(Money deferred, Period period)
    {
        if (period.IsEmpty)
            return [(period.Start, deferred)];
        var parts = deferred.Allocate(Enumerable.Repeat(1m, period.Days).ToArray());
        return [.. parts.Select((part, i) => (period.Start.PlusDays(i), part))];
    }

    /// <summary>What the days before <paramref name="date"/> have earned: zero up to the start, all of it from the end on.</summary>
    public static Money RecognisedBefore(Money deferred, Period period, LocalDate date)
    {
        if (date <= period.Start)
            return Money.Zero(deferred.Currency);
        if (date >= period.End)
            return deferred;
        var days = new Period(period.Start, date).Days;
        var (each, rest) = Math.DivRem(deferred.Abs().Minor, period.Days);
        var earned = new Money(each * days + Math.Min(rest, days), deferred.Currency);
        return deferred.IsNegative ? -earned : earned;
    }
}
