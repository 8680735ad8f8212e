using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell;

public sealed partial class UserMenu
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    /// <summary>At most two letters, whole text elements so that no letter loses its accents.</summary>
    public static string Initials(string name)
    {
        var words = name.Split((char[])[' ', '.', '-', '_', '@'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(words.Take(2).Select(w => StringInfo.GetNextTextElement(w))).ToUpperInvariant();
    }
}
