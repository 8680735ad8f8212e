using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

/// <summary>The next invoices of a deal that is not saved yet.</summary>
public sealed partial class PreviewPanel
{
    [Parameter, EditorRequired] public PreviewView? Preview { get; set; }

    /// <summary>What stands here while nothing can be shown yet.</summary>
    [Parameter] public string Before { get; set; } = "Choose a customer and a plan: the next three invoices stand here before anything is saved.";

    /// <summary>Why there is no newer preview.</summary>
    [Parameter] public IReadOnlyList<Refusal> Missing { get; set; } = [];

    [Parameter] public bool Computing { get; set; }

    [Parameter] public AssumedUsage Usage { get; set; }

    [Parameter] public EventCallback<AssumedUsage> UsageChanged { get; set; }

    private Task ReadAsync(ChangeEventArgs change) => UsageChanged.InvokeAsync(Words.Parse<AssumedUsage>((string)change.Value!));
}
