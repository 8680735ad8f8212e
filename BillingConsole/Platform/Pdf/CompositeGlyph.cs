namespace BillingConsole.Platform.Pdf;

/// <summary>A glyph put together from others (an accented letter), as OpenType's <c>glyf</c> table describes it.</summary>
internal static class CompositeGlyph
{
    private const int WideArguments = 0x0001;
    private const int OneScale = 0x0008;
    private const int MoreParts = 0x0020;
    private const int TwoScales = 0x0040;
    private const int Matrix = 0x0080;

    public static void Renumber(byte[] outline, Func<int, int> renumber)
    {
        ReadOnlySpan<byte> read = outline;
        if (read.Length < 10 || read.S16(0) >= 0)
        {
            return;
        }

        for (int at = 10, flags = MoreParts; (flags & MoreParts) != 0; at += PartLength(flags))
        {
            flags = read.U16(at);
            outline.AsSpan().Put16(at + 2, renumber(read.U16(at + 2)));
        }
    }

    private static int PartLength(int flags)
    {
        var scale = (flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
        return 4 + ((flags & WideArguments) != 0 ? 4 : 2) + scale;
    }
}
