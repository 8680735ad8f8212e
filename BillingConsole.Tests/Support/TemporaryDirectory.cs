namespace BillingConsole.Tests.Support;

/// <summary>A directory of its own that goes when it is disposed of.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("console-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try { Directory.Delete(Path, recursive: true); }
        catch (IOException)
        {
            // A file still open elsewhere; the system clears its temporary directory.
        }
    }
}
