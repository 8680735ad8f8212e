using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices;

/// <summary>What customers owe, by age, one line per currency; nothing while nothing is owed.</summary>
public sealed partial class AgeingPanel
{
    private IReadOnlyList<AgeingRow> rows = [];

    [Inject] public required Operations Operations { get; init; }

    protected override Task OnInitializedAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        var found = await Operations.ReadAsync((AgeingQueries q) => q.AgeingAsync(CancellationToken.None));
        if (found.Ok) rows = [.. found.Value.Where(r => !r.Total.IsZero)];
        StateHasChanged();
    }
}
