using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Catalog;

/// <summary>The plans and add-ons that a feature is part of.</summary>
public sealed partial class FeatureUsesPanel
{
    private IReadOnlyList<FeatureUse> uses = [];

    [Inject] public required Operations Operations { get; init; }

    /// <summary>Its code.</summary>
    [Parameter, EditorRequired] public string Feature { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var read = await Operations.ReadAsync((FeatureUses q) => q.OfAsync(Feature, CancellationToken.None));
        uses = read.Ok ? read.Value : [];
    }
}
