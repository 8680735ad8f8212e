using System.Globalization;
using BillingConsole.Core.Amounts;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace BillingConsole.Shell.Controls;

/// <summary>A figure over the months, a row for each currency: bars for the shape, the last two months as numbers.</summary>
public sealed partial class MonthTable
{
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter, EditorRequired] public string Note { get; set; } = "";

    [Parameter, EditorRequired] public IReadOnlyList<MonthSeries> Rows { get; set; } = [];

    private string Span => $"{Rows[0].Months.Count} months";

    private static string MonthOf(LocalDate day) => day.ToString("MMMM uuuu", CultureInfo.InvariantCulture);

    private static string SpokenOf(MonthSeries row) =>
        string.Join(", ", row.Months.Select((money, i) => $"{MonthOf(row.First.PlusMonths(i))} {Figures.WithCurrency(money)}"));

    private static IEnumerable<(LocalDate Month, int Height, string Class, string Title)> BarsOf(MonthSeries row)
    {
        var most = row.Months.Max(m => Math.Abs(m.Minor));
        for (var i = 0; i < row.Months.Count; i++)
        {
            var (month, money) = (row.First.PlusMonths(i), row.Months[i]);
            var height = most == 0 ? 0 : (int)(Math.Abs(money.Minor) * 100m / most);
            yield return (month, money.IsZero ? 0 : Math.Max(height, 3), money.IsNegative ? "below" : i == row.Months.Count - 1 ? "now" : "", $"{MonthOf(month)}: {Figures.WithCurrency(money)}");
        }
    }
}
