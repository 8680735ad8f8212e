using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace BillingConsole.Platform.Pdf;

/// <summary>The numbered objects of a PDF 1.7 file and the table that finds them (ISO 32000-1, 7.5).</summary>
internal sealed class PdfFile
{
    private readonly ArrayBufferWriter<byte> output = new();
    private readonly List<int> offsets = [];

    public PdfFile() => Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");

    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count;
    }

    public int Add(string body) => Put(Reserve(), body);

    public int Put(int id, string body)
    {
        Begin(id);
        Write($"{body}\nendobj\n");
        return id;
    }

    public int AddStream(ReadOnlySpan<byte> data, string entries = "")
    {
        var packed = Deflate(data);
        var id = Reserve();
        Begin(id);
        Write($"<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n");
        output.Write(packed);
        Write("\nendstream\nendobj\n");
        return id;
    }

    public byte[] Finish(int catalog, int info)
    {
        var identity = Convert.ToHexString(SHA256.HashData(output.WrittenSpan).AsSpan(0, 16));
        var table = output.WrittenCount;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            Write($"{offset.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n");
        }

        Write($"trailer\n<< /Size {offsets.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{identity}> <{identity}>] >>\n");
        Write($"startxref\n{table}\n%%EOF\n");
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Any text as a PDF string, in a spelling that needs no escapes.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private void Begin(int id)
    {
        offsets[id - 1] = output.WrittenCount;
        Write($"{id} 0 obj\n");
    }

    private void Write(string text) => output.Write(Encoding.Latin1.GetBytes(text));

    private static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(data);
        }

        return packed.ToArray();
    }
}
