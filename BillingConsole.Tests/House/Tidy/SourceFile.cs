namespace BillingConsole.Tests.House.Tidy;

/// <summary>A text file of the project; its path is relative to the top and has forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Lines { get; } = Text.TrimEnd('\n').Split('\n');

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsGenerated => IsCSharp && Folders.Contains("Migrations");

    public string[] Folders => Path.Split('/')[..^1];

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public override string ToString() => Path;
}
