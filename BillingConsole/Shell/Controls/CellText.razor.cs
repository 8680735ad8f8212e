using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>A value in the way of its kind.</summary>
public sealed partial class CellText
{
    [Parameter, EditorRequired] public object? Value { get; set; }
}
