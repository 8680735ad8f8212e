using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Subscriptions.Mrr;

/// <summary>On Home: what all deals are worth a month.</summary>
public sealed partial class MrrCard
{
    private IReadOnlyList<MonthSeries> rows = [];

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((MrrQueries q) => q.YearAsync(CancellationToken.None));
        rows = found.Ok ? found.Value : [];
    }
}
