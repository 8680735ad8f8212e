using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

public sealed partial class Fact
{
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Text { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
