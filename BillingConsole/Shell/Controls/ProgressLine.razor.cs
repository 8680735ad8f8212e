using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>How far long work has come.</summary>
public sealed partial class ProgressLine
{
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter, EditorRequired] public long Done { get; set; }

    [Parameter, EditorRequired] public long Total { get; set; }
}
