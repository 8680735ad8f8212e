namespace BillingConsole.Shell;

/// <summary>The two looks of the console, by the names of their style sheets.</summary>
public static class Themes
{
    public const string Light = "standard";
    public const string Dark = "standard-dark";
    public const string Cookie = "theme";

    public static string Known(string? name) => name == Dark ? Dark : Light;
}
