using BillingConsole.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>Shows what the viewer's role allows. The operation checks again: this only spares a dead button.</summary>
public sealed partial class May
{
    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Parameter, EditorRequired] public Permission That { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
