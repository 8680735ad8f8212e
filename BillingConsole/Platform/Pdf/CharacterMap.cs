namespace BillingConsole.Platform.Pdf;

/// <summary>From a Unicode code point to a glyph, read from a font's <c>cmap</c> table (format 12, else format 4).</summary>
internal sealed class CharacterMap
{
    private readonly Dictionary<int, int> glyphs = [];

    public CharacterMap(ReadOnlySpan<byte> cmap)
    {
        for (var i = 0; i < cmap.U16(2); i++)
        {
            var table = cmap[cmap.U32(8 + (i * 8))..];
            switch (table.U16(0))
            {
                case 4:
                    ReadSegments(table);
                    break;
                case 12:
                    ReadGroups(table);
                    break;
                default:
                    break;
            }
        }
    }

    public int Glyph(int codePoint) => glyphs.GetValueOrDefault(codePoint);

    private void ReadGroups(ReadOnlySpan<byte> table)
    {
        for (int i = 0, at = 16; i < table.U32(12); i++, at += 12)
        {
            var (first, last, glyph) = (table.U32(at), table.U32(at + 4), table.U32(at + 8));
            for (var code = first; code <= last; code++)
            {
                glyphs[code] = glyph + code - first;
            }
        }
    }

    private void ReadSegments(ReadOnlySpan<byte> table)
    {
        var size = table.U16(6);
        for (var i = 0; i < size; i += 2)
        {
            var (last, first) = (table.U16(14 + i), table.U16(16 + size + i));
            var (delta, rangeAt) = (table.U16(16 + (2 * size) + i), 16 + (3 * size) + i);
            var range = table.U16(rangeAt);
            for (var code = first; code <= last && code != 0xFFFF; code++)
            {
                var glyph = range == 0 ? code : table.U16(rangeAt + range + ((code - first) * 2));
                if (glyph != 0)
                {
                    glyphs.TryAdd(code, (glyph + delta) & 0xFFFF);
                }
            }
        }
    }
}
