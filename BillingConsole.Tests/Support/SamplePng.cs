using System.Buffers.Binary;
using System.IO.Compression;

namespace BillingConsole.Tests.Support;

/// <summary>Small pictures in PNG clothes, with every row filter in use.</summary>
internal static class SamplePng
{
    public static byte[] Rgba(int width, int height) => Encode(width, height, 4, 6, Pixels(width, height, 4));

    public static byte[] Pixels(int width, int height, int channels) =>
        [.. Enumerable.Range(0, width * height * channels).Select(i => (byte)((i * 37 % 251) ^ (i / (width * channels) * 5)))];

    public static byte[] Encode(int width, int height, int channels, byte kind, byte[] pixels)
    {
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                zlib.Write(Filtered(pixels, row, width * channels, channels));
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, kind);
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, rows.ToArray()), .. Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Filtered(byte[] pixels, int row, int stride, int pixel)
    {
        var filter = row % 5;
        var line = new byte[stride + 1];
        line[0] = (byte)filter;
        for (var i = 0; i < stride; i++)
        {
            int At(int dx, int dy) => i < dx || row < dy ? 0 : pixels[((row - dy) * stride) + i - dx];
            var (left, above, corner) = (At(pixel, 0), At(0, 1), At(pixel, 1));
            var guess = new[] { 0, left, above, (left + above) / 2, Nearest(left, above, corner) }[filter];
            line[i + 1] = (byte)((At(0, 0) - guess) & 0xFF);
        }

        return line;
    }

    private static int Nearest(int left, int above, int corner) =>
        new[] { left, above, corner }.MinBy(value => Math.Abs(left + above - corner - value));

    // The reader does not look at the checksum, so it is left at zero.
    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        name.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        return chunk;
    }
}
