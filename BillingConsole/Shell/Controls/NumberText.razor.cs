using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>A quantity, a count or a unit price in figures of one width, with every decimal it has.</summary>
public sealed partial class NumberText
{
    [Parameter, EditorRequired] public decimal Value { get; set; }

    [Parameter] public string? Unit { get; set; }
}
