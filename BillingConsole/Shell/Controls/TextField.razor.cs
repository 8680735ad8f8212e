using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>Text; empty text is null.</summary>
public sealed partial class TextField
{
    [Parameter] public int Lines { get; set; } = 1;

    /// <summary>The HTML type: text, email, tel, url, password.</summary>
    [Parameter] public string Type { get; set; } = "text";

    /// <summary>Changes with every letter, where a sentence or a preview follows the typing.</summary>
    [Parameter] public bool Live { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Others { get; set; }

    private Task ReadAsync(string? text) => ChangeAsync(text is { Length: > 0 } ? text : null);
}
