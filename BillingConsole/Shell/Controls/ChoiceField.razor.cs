using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>One of a few values; for many, or for rows of the database, see <see cref="LookupField"/>.</summary>
public sealed partial class ChoiceField
{
    [Parameter, EditorRequired] public IReadOnlyList<Choice> Options { get; set; } = [];

    /// <summary>What "none of them" is called, where that is a choice.</summary>
    [Parameter] public string? None { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Others { get; set; }

    private Task ReadAsync(ChangeEventArgs change) => ChangeAsync(change.Value is string { Length: > 0 } word ? word : null);
}
