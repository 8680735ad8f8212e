using System.Globalization;
using System.Text;

namespace BillingConsole.Platform.Pdf;

/// <summary>One page. All places are in points from the top left corner; text stands on its baseline.</summary>
public sealed class PdfPage
{
    // A circle's quarter drawn with one Bézier curve.
    private const decimal Curve = 0.5523m;

    // cos and sin of 40°, the slope of a watermark.
    private const decimal SlantAcross = 0.766m;
    private const decimal SlantUp = 0.6428m;

    private readonly PdfDocument document;
    private readonly StringBuilder content = new();
    private readonly List<string> links = [];

    internal PdfPage(PdfDocument document) => this.document = document;

    internal string Content => content.ToString();

    internal IReadOnlyList<string> Links => links;

    public void Text(decimal x, decimal baseline, string text, PdfStyle style, PdfAlign align = PdfAlign.Left)
    {
        var left = align switch
        {
            PdfAlign.Left => x,
            PdfAlign.Right => x - style.Width(text),
            PdfAlign.Centre => x - (style.Width(text) / 2),
        };
        Show(text, style, $"1 0 0 1 {N(left)} {Y(baseline)}");
    }

    /// <summary>Text rising at 40° through a centre, as a watermark does.</summary>
    public void SlantedText(decimal x, decimal y, string text, PdfStyle style)
    {
        var (half, drop) = (style.Width(text) / 2, style.Size * 0.36m);
        var left = x - (half * SlantAcross) + (drop * SlantUp);
        var baseline = y + (half * SlantUp) + (drop * SlantAcross);
        Show(text, style, $"{N4(SlantAcross)} {N4(SlantUp)} {N4(-SlantUp)} {N4(SlantAcross)} {N(left)} {Y(baseline)}");
    }

    public void Line(decimal x1, decimal y1, decimal x2, decimal y2, PdfColour colour, decimal width = 0.5m) =>
        Draw($"{colour.Stroke} {N(width)} w {N(x1)} {Y(y1)} m {N(x2)} {Y(y2)} l S");

    public void Fill(PdfBox box, PdfColour colour) =>
        Draw($"{colour.Fill} {Rectangle(box)} f");

    public void FillRounded(PdfBox box, decimal radius, PdfColour colour)
    {
        var (r, bend) = (radius, radius * (1 - Curve));
        Draw($"{colour.Fill} {N(box.Left + r)} {Y(box.Top)} m {N(box.Right - r)} {Y(box.Top)} l");
        Draw($"{N(box.Right - bend)} {Y(box.Top)} {N(box.Right)} {Y(box.Top + bend)} {N(box.Right)} {Y(box.Top + r)} c");
        Draw($"{N(box.Right)} {Y(box.Bottom - r)} l");
        Draw($"{N(box.Right)} {Y(box.Bottom - bend)} {N(box.Right - bend)} {Y(box.Bottom)} {N(box.Right - r)} {Y(box.Bottom)} c");
        Draw($"{N(box.Left + r)} {Y(box.Bottom)} l");
        Draw($"{N(box.Left + bend)} {Y(box.Bottom)} {N(box.Left)} {Y(box.Bottom - bend)} {N(box.Left)} {Y(box.Bottom - r)} c");
        Draw($"{N(box.Left)} {Y(box.Top + r)} l");
        Draw($"{N(box.Left)} {Y(box.Top + bend)} {N(box.Left + bend)} {Y(box.Top)} {N(box.Left + r)} {Y(box.Top)} c f");
    }

    /// <summary>A QR code without its quiet zone; leave white paper around the box.</summary>
    public void QrCode(PdfBox box, string payload, PdfColour colour)
    {
        var code = QrModules.Of(payload);
        var module = box.Width / code.Size;
        var runs = code.Runs.Select(run => Rectangle(new PdfBox(
            box.Left + (run.Column * module), box.Top + (run.Row * module), run.Length * module, module), 4));
        Draw($"{colour.Fill} {string.Join('\n', runs)} f");
    }

    public void Image(PdfBox box, PngImage image) =>
        Draw($"q {N(box.Width)} 0 0 {N(box.Height)} {N(box.Left)} {Y(box.Bottom)} cm /{document.Use(image)} Do Q");

    /// <summary>Makes a box open a web address; anything that is not http or https is refused.</summary>
    public void Link(PdfBox box, Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException("Only web addresses may be linked.", nameof(address));
        }

        var text = address.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        links.Add($"<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 /A << /S /URI /URI ({text}) >> "
            + $"/Rect [{N(box.Left)} {Y(box.Bottom)} {N(box.Right)} {Y(box.Top)}] >>");
    }

    private void Show(string text, PdfStyle style, string matrix)
    {
        var (name, subset) = document.Use(style.Font);
        var codes = new StringBuilder();
        foreach (var rune in PdfText.Drawn(text).EnumerateRunes())
        {
            codes.Append(CultureInfo.InvariantCulture, $"{subset.Slot(rune.Value):X4}");
        }

        Draw($"BT {style.Colour.Fill} /{name} {N(style.Size)} Tf {matrix} Tm <{codes}> Tj ET");
    }

    private void Draw(string operators) => content.Append(operators).Append('\n');

    private string Rectangle(PdfBox box, int places = 2) =>
        $"{PdfNumber.Text(box.Left, places)} {PdfNumber.Text(document.Paper.Height - box.Bottom, places)} "
        + $"{PdfNumber.Text(box.Width, places)} {PdfNumber.Text(box.Height, places)} re";

    private string Y(decimal fromTop) => N(document.Paper.Height - fromTop);

    private static string N(decimal value) => PdfNumber.Text(value);

    private static string N4(decimal value) => PdfNumber.Text(value, 4);
}
