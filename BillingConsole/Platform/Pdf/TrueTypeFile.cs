using System.Numerics;
using System.Text;

namespace BillingConsole.Platform.Pdf;

/// <summary>Puts font tables together into one file with its directory and checksums.</summary>
internal static class TrueTypeFile
{
    private const uint ChecksumOfAFont = 0xB1B0AFBA;

    public static byte[] Write(SortedDictionary<string, byte[]> tables)
    {
        var head = tables["head"].AsSpan();
        head.Put32(8, 0);
        var file = new byte[12 + (16 * tables.Count) + tables.Values.Sum(table => Padded(table.Length))];
        WriteHeader(file, tables.Count);
        var (entry, start, headAt) = (12, 12 + (16 * tables.Count), 0);
        foreach (var (name, table) in tables)
        {
            Encoding.ASCII.GetBytes(name, file.AsSpan(entry));
            file.AsSpan().Put32(entry + 4, Checksum(table));
            file.AsSpan().Put32(entry + 8, (uint)start);
            file.AsSpan().Put32(entry + 12, (uint)table.Length);
            table.CopyTo(file, start);
            headAt = name == "head" ? start : headAt;
            (entry, start) = (entry + 16, start + Padded(table.Length));
        }

        file.AsSpan().Put32(headAt + 8, unchecked(ChecksumOfAFont - Checksum(file)));
        return file;
    }

    private static void WriteHeader(Span<byte> file, int count)
    {
        var power = BitOperations.Log2((uint)count);
        file.Put32(0, 0x00010000);
        file.Put16(4, count);
        file.Put16(6, 16 << power);
        file.Put16(8, power);
        file.Put16(10, (count * 16) - (16 << power));
    }

    private static int Padded(int length) => (length + 3) / 4 * 4;

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint sum = 0;
        for (var i = 0; i < data.Length; i++)
        {
            sum = unchecked(sum + ((uint)data[i] << (24 - (i % 4 * 8))));
        }

        return sum;
    }
}
