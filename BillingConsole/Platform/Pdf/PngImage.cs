using System.IO.Compression;

namespace BillingConsole.Platform.Pdf;

/// <summary>
/// A picture decoded from PNG (8 bits a channel, not interlaced: grey or RGB, with or without alpha).
/// Decoding and writing anew keeps whatever else the file carried out of the document.
/// </summary>
public sealed class PngImage
{
    private const int LargestSide = 4000;
    private const string Signature = "89504E470D0A1A0A";

    private PngImage(int width, int height, ReadOnlyMemory<byte> colours, ReadOnlyMemory<byte>? alpha) =>
        (Width, Height, Colours, Alpha) = (width, height, colours, alpha);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Red, green and blue of each pixel, row by row.</summary>
    public ReadOnlyMemory<byte> Colours { get; }

    /// <summary>The opacity of each pixel, when the picture has any.</summary>
    public ReadOnlyMemory<byte>? Alpha { get; }

    /// <summary>Null when the bytes are not a picture of the kinds above.</summary>
    public static PngImage? TryRead(byte[] file)
    {
        try
        {
            return Read(file);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static PngImage? Read(byte[] file)
    {
        ReadOnlySpan<byte> data = file;
        if (data.Length < 33 || Convert.ToHexString(data[..8]) != Signature || data[24] != 8 || data[28] != 0)
        {
            return null;
        }

        var (width, height) = (data.U32(16), data.U32(20));
        var channels = data[25] switch { 0 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        if (channels == 0 || width is < 1 or > LargestSide || height is < 1 or > LargestSide)
        {
            return null;
        }

        var raw = new byte[height * ((width * channels) + 1)];
        using var pixels = new ZLibStream(new MemoryStream(PixelData(data)), CompressionMode.Decompress);
        pixels.ReadExactly(raw);
        return Split(width, height, channels, PngFilters.Undo(raw, width * channels, channels));
    }

    private static byte[] PixelData(ReadOnlySpan<byte> data)
    {
        using var joined = new MemoryStream();
        for (var at = 8; at + 12 <= data.Length; at += data.U32(at) + 12)
        {
            if (data.Slice(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                joined.Write(data.Slice(at + 8, data.U32(at)));
            }
        }

        return joined.ToArray();
    }

    private static PngImage Split(int width, int height, int channels, byte[] pixels)
    {
        var count = width * height;
        var colours = new byte[count * 3];
        var alpha = channels % 2 == 0 ? new byte[count] : null;
        var step = channels >= 3 ? 1 : 0;
        for (var i = 0; i < count; i++)
        {
            var at = i * channels;
            colours[i * 3] = pixels[at];
            colours[(i * 3) + 1] = pixels[at + step];
            colours[(i * 3) + 2] = pixels[at + (2 * step)];
            if (alpha is not null)
            {
                alpha[i] = pixels[at + channels - 1];
            }
        }

        return new PngImage(width, height, colours, alpha is null ? default(ReadOnlyMemory<byte>?) : alpha);
    }
}
