using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Catalog.Editing;

/// <summary>The steps of a graduated or volume price; the last one is open.</summary>
public sealed partial class TiersEditor
{
    [Parameter, EditorRequired] public PriceDraft Price { get; set; } = null!;

    /// <summary>The price's path, such as <c>prices[0]</c>.</summary>
    [Parameter, EditorRequired] public string Path { get; set; } = "";

    [Parameter] public string? Currency { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private List<TierDraft> Tiers => Price.Tiers;

    private string From(int i) => i == 0 ? "0" : Tiers[i - 1].UpTo is { } bound ? "above " + Figures.Of(bound) : "…";

    private Task SetAsync(Action change)
    {
        change();
        if (Tiers.Count > 0) Tiers[^1].UpTo = null;
        return Changed.InvokeAsync();
    }
}
