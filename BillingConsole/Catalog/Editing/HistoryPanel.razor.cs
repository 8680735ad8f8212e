using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Catalog.Editing;

/// <summary>Every version of every price; nothing while there is only the first.</summary>
public sealed partial class HistoryPanel
{
    private IReadOnlyList<PriceView> versions = [];
    private OfferingView? shown;

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public OfferingView Offering { get; set; } = null!;

    /// <summary>Id of the plan or add-on.</summary>
    [Parameter, EditorRequired] public string Owner { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(shown, Offering)) return;
        shown = Offering;
        var read = await Operations.ReadAsync((CatalogQueries q) => q.HistoryAsync(Owner, CancellationToken.None));
        versions = read.Ok ? read.Value : [];
    }
}
