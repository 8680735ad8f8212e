using BillingConsole.Platform.Pdf;

namespace BillingConsole.Tests.Platform.Pdf;

public sealed class PdfTextTests
{
    private static readonly PdfStyle Style = new(PdfFonts.Regular, 10, PdfColour.FromHex(0));

    [Fact]
    public void Widths_are_those_of_the_font()
    {
        Assert.Equal(6.3623m, Style.Width("0"), 4);
        Assert.Equal(Style.Width("1111"), Style.Width("8888"));
        Assert.True((Style with { Font = PdfFonts.Bold }).Width("Total") > Style.Width("Total"));
    }

    [Fact]
    public void Wrapped_lines_fit_and_no_word_is_lost()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var words = Enumerable.Range(0, 30).Select(_ => new string((char)('a' + random.Next(26)), random.Next(1, 30))).ToList();
            var lines = Style.Wrap(string.Join(' ', words), 80);
            Assert.All(lines, line => Assert.True(Style.Width(line) <= 80, $"seed {seed}: {line}"));
            Assert.Equal(string.Concat(words), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_line_break_in_the_text_stays_one() =>
        Assert.Equal(["one", "", "two"], Style.Wrap("one\r\n\ntwo", 100));

    [Fact]
    public void What_does_not_fit_ends_in_dots()
    {
        Assert.Equal("short", Style.Ellipsis("short", 100));
        var cut = Style.Ellipsis(new string('m', 1000), 100);
        Assert.EndsWith("…", cut, StringComparison.Ordinal);
        Assert.InRange(Style.Width(cut), 85, 100);
    }
}
