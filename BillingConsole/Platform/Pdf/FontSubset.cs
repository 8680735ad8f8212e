namespace BillingConsole.Platform.Pdf;

/// <summary>
/// The glyphs of one font that a document uses. Each character gets a slot of its own, even one that shares its
/// outline with another (the box for missing characters), so that copied text gives back what was written.
/// </summary>
internal sealed class FontSubset(TrueTypeFont font)
{
    private static readonly string[] CopiedTables = ["head", "hhea", "maxp", "cvt ", "fpgm", "prep"];

    private readonly List<int> glyphs = [0];
    private readonly Dictionary<int, int> slots = [];
    private readonly SortedDictionary<int, int> characters = [];

    public TrueTypeFont Font => font;

    /// <summary>The glyph of the whole font behind each slot.</summary>
    public IReadOnlyList<int> Glyphs => glyphs;

    /// <summary>The code point behind each slot that stands for a character.</summary>
    public IReadOnlyDictionary<int, int> Characters => characters;

    public int Slot(int codePoint)
    {
        if (!slots.TryGetValue(codePoint, out var slot))
        {
            slot = Add(font.Glyph(codePoint));
            slots.Add(codePoint, slot);
            characters.Add(slot, codePoint);
        }

        return slot;
    }

    /// <summary>The smaller font file; call it once, when all the text is known.</summary>
    public byte[] ToFile()
    {
        var outlines = Outlines();
        var offsets = new byte[(outlines.Count + 1) * 4];
        using var body = new MemoryStream();
        for (var i = 0; i < outlines.Count; i++)
        {
            offsets.AsSpan().Put32(i * 4, (uint)body.Length);
            body.Write(outlines[i]);
            body.Write(new byte[(4 - (outlines[i].Length % 4)) % 4]);
        }

        offsets.AsSpan().Put32(outlines.Count * 4, (uint)body.Length);
        return TrueTypeFile.Write(Tables(body.ToArray(), offsets));
    }

    private int Add(int glyph)
    {
        glyphs.Add(glyph);
        return glyphs.Count - 1;
    }

    // Composite outlines name other glyphs, which join the list while it is being walked.
    private List<byte[]> Outlines()
    {
        var parts = new Dictionary<int, int>();
        var outlines = new List<byte[]>();
        for (var slot = 0; slot < glyphs.Count; slot++)
        {
            var outline = font.Outline(glyphs[slot]).ToArray();
            CompositeGlyph.Renumber(outline, part =>
                parts.TryGetValue(part, out var known) ? known : parts[part] = Add(part));
            outlines.Add(outline);
        }

        return outlines;
    }

    private SortedDictionary<string, byte[]> Tables(byte[] outlines, byte[] offsets)
    {
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = outlines,
            ["loca"] = offsets,
            ["hmtx"] = Metrics(),
        };
        foreach (var name in CopiedTables.Where(font.Has))
        {
            tables[name] = font.Table(name).ToArray();
        }

        tables["head"].AsSpan().Put16(50, 1);
        tables["hhea"].AsSpan().Put16(34, glyphs.Count);
        tables["maxp"].AsSpan().Put16(4, glyphs.Count);
        return tables;
    }

    private byte[] Metrics()
    {
        var metrics = new byte[glyphs.Count * 4];
        for (var slot = 0; slot < glyphs.Count; slot++)
        {
            metrics.AsSpan().Put16(slot * 4, font.RawAdvance(glyphs[slot]));
            metrics.AsSpan().Put16((slot * 4) + 2, font.RawBearing(glyphs[slot]) & 0xFFFF);
        }

        return metrics;
    }
}
