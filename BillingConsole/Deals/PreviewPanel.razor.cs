using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

/// <summary>The next invoices of a deal that is not saved yet.</summary>
public sealed partial class PreviewPanel
{
    [Parameter, EditorRequired] public PreviewView? Preview { get; set; }

    /// <summary>Why there is no newer preview.</summary>
    [Parameter] public IReadOnlyList<Refusal> Missing { get; set; } = [];

    [Parameter] public bool Computing { get; set; }

    [Parameter] public AssumedUsage Usage { get; set; }

    [Parameter] public EventCallback<AssumedUsage> UsageChanged { get; set; }

    private Task ReadAsync(ChangeEventArgs change) => UsageChanged.InvokeAsync(Words.Parse<AssumedUsage>((string)change.Value!));
}
