using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>Label, help and refusals around an input.</summary>
public sealed partial class FieldFrame
{
    [Parameter, EditorRequired] public IField Of { get; set; } = null!;

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
