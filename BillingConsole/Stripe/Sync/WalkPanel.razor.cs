using Microsoft.AspNetCore.Components;

namespace BillingConsole.Stripe.Sync;

/// <summary>The counts of one walk over Stripe's customers.</summary>
public sealed partial class WalkPanel
{
    [Parameter, EditorRequired] public WalkView Walk { get; set; } = null!;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    private bool IsTry => Walk.Kind == WalkKind.DryRun;
}
