using Microsoft.AspNetCore.Components;
using NodaTime.Text;

namespace BillingConsole.Shell.Controls;

/// <summary>A calendar day, with the browser's own picker.</summary>
public sealed partial class DateField
{
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Others { get; set; }

    private string? Shown => Value is { } date ? LocalDatePattern.Iso.Format(date) : null;

    private Task ReadAsync(ChangeEventArgs change)
    {
        if (change.Value is not string { Length: > 0 } text) return ChangeAsync(null);
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date) return ChangeAsync(date.Value);
        Refuse("Give a date such as 2026-01-31.");
        return Task.CompletedTask;
    }
}
