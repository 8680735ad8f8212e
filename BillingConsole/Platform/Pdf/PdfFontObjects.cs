using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BillingConsole.Platform.Pdf;

/// <summary>Writes a font subset as a composite font with two-byte codes (ISO 32000-1, 9.7).</summary>
internal static class PdfFontObjects
{
    private const int Symbolic = 4;
    private const int LinesPerBlock = 100;

    public static int Write(PdfFile file, FontSubset subset)
    {
        var slots = subset.Glyphs.Count;
        var data = subset.ToFile();
        var font = subset.Font;
        var name = $"{Tag(data)}+{font.Name}";
        var program = file.AddStream(data, $"/Length1 {data.Length}");
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags {Symbolic} /ItalicAngle 0 /StemV 80 "
            + $"/FontBBox [{string.Join(' ', font.Bounds.Select(value => PdfNumber.Text(value)))}] "
            + $"/Ascent {PdfNumber.Text(font.Ascent)} /Descent {PdfNumber.Text(font.Descent)} "
            + $"/CapHeight {PdfNumber.Text(font.CapHeight)} /FontFile2 {program} 0 R >>");
        var widths = string.Join(' ', subset.Glyphs.Take(slots).Select(glyph => PdfNumber.Text(font.Advance(glyph))));
        var descendant = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} 0 R /DW 600 "
            + $"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/CIDToGIDMap /Identity /W [0 [{widths}]] >>");
        var unicode = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode(subset)));
        return file.Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            + $"/DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>");
    }

    // Six letters that name the subset; taken from its bytes, so that the same text gives the same file.
    private static string Tag(byte[] data) =>
        string.Concat(SHA256.HashData(data).Take(6).Select(value => (char)('A' + (value % 26))));

    private static string ToUnicode(FontSubset subset)
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var block in subset.Characters.Chunk(LinesPerBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (slot, codePoint) in block)
            {
                var text = Encoding.BigEndianUnicode.GetBytes(ArabicForms.Plain(codePoint));
                map.Append(CultureInfo.InvariantCulture, $"<{slot:X4}> <{Convert.ToHexString(text)}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
