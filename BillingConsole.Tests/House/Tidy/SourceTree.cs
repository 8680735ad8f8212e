namespace BillingConsole.Tests.House.Tidy;

/// <summary>The project's own text files, as they lie on disk.</summary>
internal static class SourceTree
{
    private static readonly string[] Kinds =
        [".cs", ".razor", ".css", ".js", ".json", ".md", ".csproj", ".props", ".targets", ".sh", ".sln", ".txt", ".csv", ".yml", ".config", ".editorconfig", ".gitignore"];

    private static readonly string[] Elsewhere = ["bin", "obj", ".git", "data", "artifacts", "TestResults", ".vs", ".idea"];

    public static string Top { get; } = FindTop();

    public static IReadOnlyList<SourceFile> All { get; } = [.. Read(new(Top))];

    private static IEnumerable<SourceFile> Read(DirectoryInfo directory)
    {
        foreach (var file in directory.EnumerateFiles().Where(f => Kinds.Contains(f.Extension)))
            yield return new(Path.GetRelativePath(Top, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName).Replace("\r\n", "\n", StringComparison.Ordinal));
        // A link leads to what is read where it lies.
        var inner = directory.EnumerateDirectories().Where(d => d.LinkTarget is null && !Elsewhere.Contains(d.Name));
        foreach (var file in inner.SelectMany(Read)) yield return file;
    }

    private static string FindTop()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "BillingConsole.sln"))) return at.FullName;
        throw new InvalidOperationException("The tests do not run from below the project.");
    }
}
