using System.Globalization;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Deals.Governance;

/// <summary>All negotiated prices, for whoever answers for them.</summary>
public sealed partial class OverridesPage
{
    private const int Months = 12;
    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM");
    private static readonly Choice[] Ends = [new("soon", $"Within {GovernanceQueries.SoonDays} days"), new("dated", "On a date"), new("open", "Open end")];
    private IReadOnlyList<LeakageMonth> leakage = [];
    private LocalDate today;

    [Inject] public required Operations Operations { get; init; }

    private IEnumerable<LocalDate> Before => Enumerable.Range(1, Months - 1).Select(i => today.PlusMonths(-i));

    private Choice[] MonthChoices => [.. Before.Select(m => new Choice(Month.Format(m), m.ToString("MMMM uuuu", CultureInfo.InvariantCulture)))];

    protected override async Task OnInitializedAsync()
    {
        var read = await Operations.ReadAsync(async (GovernanceQueries q) => (q.Today, Leakage: await q.LeakageAsync(CancellationToken.None)));
        if (read.Ok) (today, leakage) = read.Value;
    }

    private Task<Result<PageOf<OverrideRow>>> LoadAsync(ListRequest request)
    {
        var month = Month.Parse(request.Text("month") ?? "") is { Success: true } asked ? asked.Value : default(LocalDate?);
        var filter = new OverrideFilter(request.Text("search"), request.Text("author"), request.Text("ends"));
        return Operations.ReadAsync((GovernanceQueries q) => q.ListAsync(request.Listing, filter, month, request.Cancel), request.Cancel);
    }
}
