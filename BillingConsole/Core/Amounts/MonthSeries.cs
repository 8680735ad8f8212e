using NodaTime;

namespace BillingConsole.Core.Amounts;

/// <summary>One amount of each calendar month in one currency, the oldest first; the last is the running month.</summary>
/// <param name="Currency">Of every amount.</param>
/// <param name="First">The first day of the first month.</param>
/// <param name="Months">At least two, without gaps.</param>
public sealed record MonthSeries(Currency Currency, LocalDate First, IReadOnlyList<Money> Months)
{
    /// <summary>The length of a year that ends with the running month.</summary>
    public const int Year = 12;

    /// <summary>The first day of the series that ends with the month of <paramref name="today"/>.</summary>
    public static LocalDate FirstOf(LocalDate today) => new LocalDate(today.Year, today.Month, 1).PlusMonths(1 - Year);

    /// <summary>Sums of days, or of months, currency by currency; a month without any is zero.</summary>
    public static IReadOnlyList<MonthSeries> Of(LocalDate first, IEnumerable<(LocalDate Day, Money Amount)> sums) =>
    [
        .. sums.GroupBy(s => s.Amount.Currency).OrderBy(g => g.Key.Code, StringComparer.Ordinal).Select(g =>
        {
            var months = g.ToLookup(s => (s.Day.Year - first.Year) * Year + s.Day.Month - first.Month, s => s.Amount);
            return new MonthSeries(g.Key, first, [.. Enumerable.Range(0, Year).Select(m => Money.Sum(months[m], g.Key))]);
        }),
    ];
}
