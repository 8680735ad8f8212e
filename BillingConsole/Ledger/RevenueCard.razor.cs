using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Ledger;

/// <summary>On Home: what the last months earned and what came in.</summary>
public sealed partial class RevenueCard
{
    private MoneyByMonth? money;

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((RevenueQueries q) => q.YearAsync(CancellationToken.None));
        money = found.Ok ? found.Value : null;
    }
}
