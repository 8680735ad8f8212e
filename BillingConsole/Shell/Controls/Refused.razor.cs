using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>Why something did not happen, in the operation's own sentences; nothing while there is no refusal.</summary>
public sealed partial class Refused
{
    [Parameter, EditorRequired] public IReadOnlyList<Refusal> Refusals { get; set; } = [];

    /// <summary>What to do next, such as a button.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
