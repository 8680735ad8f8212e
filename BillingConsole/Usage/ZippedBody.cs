using System.IO.Compression;

namespace BillingConsole.Usage;

/// <summary>
/// Unzips a body in memory. The base library takes a gzip that breaks off for one that ends; half of a request must not
/// be counted as the whole, so a known member is put behind it and must come out at the end.
/// </summary>
internal static class ZippedBody
{
    // No UTF-8 text has these bytes.
    private static readonly byte[] Mark = [0xFF, 0xC0, 0xFE, 0xC1, 0xFF, 0xF8, 0xFE, 0xF5];
    private static readonly byte[] MarkMember = Zip(Mark);

    /// <returns>Null when it would be longer than <paramref name="most"/>.</returns>
    /// <exception cref="InvalidDataException">It is no gzip, is damaged, breaks off, or something follows it.</exception>
    public static ReadOnlyMemory<byte>? Unzip(ReadOnlySpan<byte> zipped, int most)
    {
        if (zipped.IsEmpty) return ReadOnlyMemory<byte>.Empty;
        using var zip = new GZipStream(new MemoryStream([.. zipped, .. MarkMember]), CompressionMode.Decompress);
        var bytes = new byte[64 * 1024];
        var length = 0;
        int read;
        while ((read = zip.Read(bytes.AsSpan(length))) > 0)
        {
            length += read;
            if (length > most + Mark.Length) return null;
            if (length == bytes.Length) Array.Resize(ref bytes, Math.Min(bytes.Length * 2, most + Mark.Length + 1));
        }
        return bytes.AsSpan(0, length).EndsWith(Mark) ? bytes.AsMemory(0, length - Mark.Length) : throw new InvalidDataException("The gzip breaks off, or something follows it.");
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest)) zip.Write(bytes);
        return zipped.ToArray();
    }
}
