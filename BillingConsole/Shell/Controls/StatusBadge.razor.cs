using BillingConsole.Platform.Data;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>A status by its word, coloured by what the word means; the colour never says more than the word.</summary>
public sealed partial class StatusBadge
{
    /// <summary>An enum member; or give <see cref="Word"/>.</summary>
    [Parameter] public Enum? Value { get; set; }

    [Parameter] public string? Word { get; set; }

    /// <summary>Only where the word's own tone would be wrong.</summary>
    [Parameter] public Tone? Tone { get; set; }

    private string Said => Word ?? (Value is null ? "" : Words.Of(Value));

    private Tone Shown => Tone ?? Tones.Of(Said);
}
