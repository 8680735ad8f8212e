using Microsoft.AspNetCore.Components;
using NodaTime;

namespace BillingConsole.Shell.Controls;

/// <summary>A moment on the viewer's clocks, with UTC when one points at it.</summary>
public sealed partial class InstantText
{
    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Parameter, EditorRequired] public Instant? Value { get; set; }

    [Parameter] public bool Seconds { get; set; }

    [Parameter] public string Otherwise { get; set; } = "–";
}
