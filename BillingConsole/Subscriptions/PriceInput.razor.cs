using BillingConsole.Core.Amounts;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Subscriptions;

/// <summary>The negotiated price itself, in the shape of its model; empty stays as listed.</summary>
public sealed partial class PriceInput
{
    [Parameter, EditorRequired] public OverrideDraft Draft { get; set; } = null!;

    /// <summary>Before the names of the fields, such as <c>override[0]</c>.</summary>
    [Parameter, EditorRequired] public string At { get; set; } = "";

    [Parameter, EditorRequired] public Currency Currency { get; set; } = null!;

    [Parameter] public string Label { get; set; } = "Deal price";

    [Parameter] public bool Optional { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private Task SetAsync(Action set)
    {
        set();
        return Changed.InvokeAsync();
    }

    private static string Listed(decimal? amount) => amount is { } value ? Figures.Of(value) : "";
}
