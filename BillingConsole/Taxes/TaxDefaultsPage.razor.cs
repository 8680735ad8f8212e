using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Taxes;

/// <summary>The levels below invoice and subscription on one page.</summary>
public sealed partial class TaxDefaultsPage
{
    private IReadOnlyList<TaxView>? rules;

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((TaxDefaultQueries q) => q.RulesAsync(CancellationToken.None));
        rules = found.Ok ? found.Value : [];
    }
}
