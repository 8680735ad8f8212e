using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Ledger;

/// <summary>On Home: what this month and the last one earned.</summary>
public sealed partial class RevenueCard
{
    private IReadOnlyList<RevenueRow> rows = [];

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((RevenueQueries q) => q.MonthsAsync(CancellationToken.None));
        rows = found.Ok ? found.Value : [];
    }
}
