using BillingConsole.Platform.Data;

namespace BillingConsole.Shell.Controls;

/// <summary>One of several values to choose from.</summary>
public sealed record Choice(string Value, string Title, string? Subtitle = null)
{
    /// <summary>All members of an enum by their words, or those given.</summary>
    public static IReadOnlyList<Choice> Of<T>(params T[] only) where T : struct, Enum =>
        [.. (only.Length > 0 ? only : Enum.GetValues<T>()).Select(v => new Choice(Words.Of(v), Wording.Of(v)))];
}
