using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>One bar of several that are compared by eye; the figure itself stands beside it.</summary>
public sealed partial class Bar
{
    [Parameter, EditorRequired] public long Value { get; set; }

    /// <summary>What the longest bar stands for.</summary>
    [Parameter, EditorRequired] public long Longest { get; set; }

    /// <summary>A paler bar behind it, to compare with.</summary>
    [Parameter] public long? Behind { get; set; }

    /// <summary>In percent; below zero nothing is drawn.</summary>
    private string Share(long value) => (Longest > 0 ? Math.Max(0, value * 100m / Longest) : 0).ToString("0.#", CultureInfo.InvariantCulture);
}
