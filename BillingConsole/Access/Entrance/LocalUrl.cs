namespace BillingConsole.Access.Entrance;

public static class LocalUrl
{
    /// <summary>The address when it leads to a page of this console, else the home page.</summary>
    public static string Of(string? url) => IsLocal(url) ? url! : "/";

    private static bool IsLocal(string? url) =>
        url is { Length: > 0 and < 2000 } && url[0] == '/' && !url.Any(c => char.IsControl(c) || c == '\\')
        && !url.StartsWith("//", StringComparison.Ordinal) && Uri.TryCreate(url, UriKind.Relative, out _);
}
