using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>An id, a code or a number that people carry elsewhere: one press copies it.</summary>
public sealed partial class IdText
{
    private const int Ends = 6;
    private bool copied;

    [Inject] public required Browser Browser { get; init; }

    [Parameter, EditorRequired] public string Value { get; set; } = "";

    /// <summary>Only its beginning and its end, for tables; copied is the whole.</summary>
    [Parameter] public bool Short { get; set; }

    /// <summary>All of it, over several lines where need be: for what is shown only once.</summary>
    [Parameter] public bool Whole { get; set; }

    private string Shown => Short && Value.Length > 2 * Ends + 4 ? $"{Value[..(Value.IndexOf('_', StringComparison.Ordinal) + 1)]}…{Value[^Ends..]}" : Value;

    protected override void OnParametersSet() => copied = false;

    private async Task CopyAsync() => copied = await Browser.CopyAsync(Value);
}
