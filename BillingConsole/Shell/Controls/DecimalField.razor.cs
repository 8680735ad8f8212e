using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell.Controls;

/// <summary>An amount, a price, a quantity or a percentage: digits and one point; spaces and grouping commas are taken as well.</summary>
public sealed partial class DecimalField
{
    private string? typed;

    /// <summary>Behind the number, such as a currency or "%".</summary>
    [Parameter] public string? Suffix { get; set; }

    [Parameter] public string? Prefix { get; set; }

    /// <summary>Only whole numbers.</summary>
    [Parameter] public bool Whole { get; set; }

    /// <summary>Changes with every digit, where a preview follows the typing.</summary>
    [Parameter] public bool Live { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Others { get; set; }

    /// <summary>What was typed as long as it means the value, so that "1.50" does not become "1.5" under one's hands.</summary>
    private string? Shown => typed is not null && (Messages.Count > 0 || Read(typed) == Value) ? typed : Value?.ToString("0.############################", CultureInfo.InvariantCulture);

    private Task ReadAsync(string? text)
    {
        typed = text;
        if (string.IsNullOrWhiteSpace(typed)) return ChangeAsync(null);
        if (Read(typed) is { } number) return ChangeAsync(number);
        Refuse(Whole ? "Give a whole number such as 12." : "Give a number such as 1250.50.");
        return Task.CompletedTask;
    }

    internal decimal? Read(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace('\u2212', '-');
        if (plain.Contains(',', StringComparison.Ordinal) && !IsGrouped(plain)) return null;
        var style = NumberStyles.AllowLeadingSign | (Whole ? NumberStyles.None : NumberStyles.AllowDecimalPoint);
        return decimal.TryParse(plain.Replace(",", "", StringComparison.Ordinal), style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>"1,250.50" groups by threes; "12,5" may mean something else and is not guessed at.</summary>
    private static bool IsGrouped(string text)
    {
        var groups = text.Split('.')[0].TrimStart('-').Split(',');
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3);
    }
}
