using BillingConsole.Platform.Data;

namespace BillingConsole.Usage.Importing;

/// <summary>Where received files wait until they are read: in this node's data directory, under names that nobody chose.</summary>
public sealed class ImportFolder(DataSettings settings)
{
    private const int Piece = 128 * 1024;
    private readonly string directory = Path.Combine(settings.Directory, "imports");

    public bool IsEmpty => !Directory.Exists(directory) || !Directory.EnumerateFiles(directory).Any();

    /// <summary>Keeps a file; one that breaks off is not kept.</summary>
    /// <param name="moved">Told how many bytes have come.</param>
    /// <returns>The name under which it lies.</returns>
    public async Task<string> ReceiveAsync(Stream from, Func<long, Task> moved, CancellationToken cancel)
    {
        Directory.CreateDirectory(directory);
        var name = Guid.NewGuid().ToString("N");
        try
        {
            await using var to = new FileStream(PathOf(name), FileMode.CreateNew, FileAccess.Write, FileShare.None, Piece, FileOptions.Asynchronous);
            var bytes = new byte[Piece];
            int read;
            while ((read = await from.ReadAsync(bytes, cancel)) > 0)
            {
                await to.WriteAsync(bytes.AsMemory(0, read), cancel);
                await moved(to.Length);
            }
            return name;
        }
        catch
        {
            Forget(name);
            throw;
        }
    }

    /// <summary>Null when another node has it, or nobody any more.</summary>
    public Stream? Open(string name) => File.Exists(PathOf(name)) ? new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read, Piece, FileOptions.Asynchronous) : null;

    public void Forget(string name) => File.Delete(PathOf(name));

    /// <summary>Removes every file but those of these names.</summary>
    public void KeepOnly(IReadOnlyCollection<string> names)
    {
        var kept = names.Select(PathOf).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(directory).Where(p => !kept.Contains(p)).ToList()) File.Delete(path);
    }

    // Whatever is asked for, it is a file of this folder.
    private string PathOf(string name) => Path.Combine(directory, Guid.Parse(name).ToString("N"));
}
