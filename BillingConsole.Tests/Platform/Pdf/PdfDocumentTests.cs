using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BillingConsole.Platform.Pdf;
using BillingConsole.Tests.Support;
using NodaTime;

namespace BillingConsole.Tests.Platform.Pdf;

public sealed class PdfDocumentTests
{
    private static readonly PdfStyle Style = new(PdfFonts.Regular, 10, PdfColour.FromHex(0));

    [Fact]
    public void Every_entry_of_the_cross_reference_table_points_to_its_object()
    {
        var file = Encoding.Latin1.GetString(OnePage(page => page.Text(50, 50, "Hello", Style)));
        var table = Regex.Matches(file[file.LastIndexOf("\nxref", StringComparison.Ordinal)..], @"(\d{10}) 00000 n ");
        Assert.NotEmpty(table);
        for (var i = 0; i < table.Count; i++)
        {
            var offset = int.Parse(table[i].Groups[1].Value, CultureInfo.InvariantCulture);
            Assert.StartsWith($"{i + 1} 0 obj", file[offset..], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Accented_letters_made_of_parts_are_drawn_and_copied()
    {
        var pdf = OnePage(page => page.Text(50, 50, "Åéîõü ǻ Ệ Ж Ω", Style));
        Poppler.Draw(pdf);
        Assert.Contains("Åéîõü ǻ Ệ Ж Ω", Poppler.Text(pdf), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Acme Holdings שלום עולם International Limited")]
    [InlineData("شركة النور للتجارة")]
    public void Text_from_right_to_left_is_drawn_so_that_a_reader_finds_it(string name)
    {
        // Readers place the spaces and direction marks around such a run as they like.
        static string Letters(string text) => string.Concat(text.EnumerateRunes().Where(Rune.IsLetter));
        Assert.Equal(Letters(name), Letters(Poppler.Text(OnePage(page => page.Text(50, 50, name, Style)))));
    }

    [Fact]
    public void Every_shape_is_understood_by_a_reader() =>
        Poppler.Draw(OnePage(page =>
        {
            page.Fill(new PdfBox(10, 10, 50, 20), PdfColour.FromHex(0xFF8800));
            page.FillRounded(new PdfBox(10, 40, 50, 20), 5, PdfColour.FromHex(0x0088FF));
            page.Line(10, 70, 60, 70, PdfColour.FromHex(0));
            page.QrCode(new PdfBox(10, 80, 50, 50), "https://example.org/pay", PdfColour.FromHex(0));
            page.SlantedText(200, 200, "DRAFT", Style);
            page.Link(new PdfBox(10, 80, 50, 50), new Uri("https://example.org/(a)?q=é"));
        }));

    [Fact]
    public void Only_web_addresses_become_links() =>
        Assert.Throws<ArgumentException>(() =>
            OnePage(page => page.Link(new PdfBox(0, 0, 1, 1), new Uri("javascript:alert(1)"))));

    private static byte[] OnePage(Action<PdfPage> draw)
    {
        var document = new PdfDocument(PdfPaper.A4, new PdfInfo("Title", "Author", Instant.FromUtc(2026, 1, 1, 0, 0)));
        draw(document.AddPage());
        return document.ToBytes();
    }
}
