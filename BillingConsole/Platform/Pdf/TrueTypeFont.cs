using System.Text;

namespace BillingConsole.Platform.Pdf;

/// <summary>A parsed TrueType font: which glyph draws a character, how wide it is, and its outline bytes.</summary>
public sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly Dictionary<string, Range> tables = [];
    private readonly CharacterMap characters;
    private readonly int longMetrics;
    private readonly bool longOffsets;

    public TrueTypeFont(string name, byte[] file)
    {
        Name = name;
        this.file = file;
        ReadOnlySpan<byte> data = file;
        for (int i = 0, at = 12; i < data.U16(4); i++, at += 16)
        {
            var start = data.U32(at + 8);
            tables[Encoding.ASCII.GetString(data.Slice(at, 4))] = start..(start + data.U32(at + 12));
        }

        var head = Table("head");
        var hhea = Table("hhea");
        UnitsPerEm = head.U16(18);
        longOffsets = head.U16(50) == 1;
        longMetrics = hhea.U16(34);
        (Ascent, Descent) = (PerThousand(hhea.S16(4)), PerThousand(hhea.S16(6)));
        Bounds = [.. new[] { head.S16(36), head.S16(38), head.S16(40), head.S16(42) }.Select(PerThousand)];
        characters = new CharacterMap(Table("cmap"));
        CapHeight = PerThousand(Outline(Glyph('H')) is { Length: >= 10 } h ? h.U16(8) : hhea.S16(4));
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    internal decimal Ascent { get; }

    internal decimal Descent { get; }

    internal decimal CapHeight { get; }

    internal IReadOnlyList<decimal> Bounds { get; }

    /// <summary>Glyph 0, the box for a missing character, when the font has none of its own.</summary>
    public int Glyph(int codePoint) => characters.Glyph(codePoint);

    /// <summary>The advance width in thousandths of the font size.</summary>
    public decimal Advance(int glyph) => PerThousand(Table("hmtx").U16(MetricAt(glyph)));

    internal int RawAdvance(int glyph) => Table("hmtx").U16(MetricAt(glyph));

    internal int RawBearing(int glyph) => Table("hmtx").S16(
        glyph < longMetrics ? (glyph * 4) + 2 : (longMetrics * 4) + ((glyph - longMetrics) * 2));

    internal bool Has(string table) => tables.ContainsKey(table);

    internal ReadOnlySpan<byte> Table(string name) => file.AsSpan(tables[name]);

    internal ReadOnlySpan<byte> Outline(int glyph)
    {
        var (from, to) = (Offset(glyph), Offset(glyph + 1));
        return Table("glyf")[from..to];
    }

    private int MetricAt(int glyph) => Math.Min(glyph, longMetrics - 1) * 4;

    private int Offset(int glyph) => longOffsets ? Table("loca").U32(glyph * 4) : Table("loca").U16(glyph * 2) * 2;

    private decimal PerThousand(int units) => units * 1000m / UnitsPerEm;
}
