using BillingConsole.Platform.Pdf;

namespace BillingConsole.Invoices.Printing;

/// <summary>The few sizes and colours an invoice is set in.</summary>
internal static class PdfLook
{
    public const decimal Margin = 48;
    public const decimal FootSpace = 70;

    public static readonly PdfColour Ink = PdfColour.FromHex(0x1B2330);
    public static readonly PdfColour Muted = PdfColour.FromHex(0x687385);
    public static readonly PdfColour Hairline = PdfColour.FromHex(0xDFE3E9);
    public static readonly PdfColour Band = PdfColour.FromHex(0xF4F6F9);
    public static readonly PdfColour Accent = PdfColour.FromHex(0x2F5BB7);

    public static readonly PdfStyle Heading = new(PdfFonts.Bold, 20, Ink);
    public static readonly PdfStyle Headline = new(PdfFonts.Bold, 13, Ink);
    public static readonly PdfStyle Name = new(PdfFonts.Bold, 12, Ink);
    public static readonly PdfStyle Body = new(PdfFonts.Regular, 8.5m, Ink);
    public static readonly PdfStyle Strong = new(PdfFonts.Bold, 8.5m, Ink);
    public static readonly PdfStyle Small = new(PdfFonts.Regular, 7.5m, Muted);
    public static readonly PdfStyle Label = new(PdfFonts.Bold, 7, Muted);
    public static readonly PdfStyle Watermark = new(PdfFonts.Bold, 130, PdfColour.FromHex(0xF1F3F6));

    public static PdfColour Text(PrintTone tone) => PdfColour.FromHex(tone switch
    {
        PrintTone.Neutral => 0x4A5568,
        PrintTone.Good => 0x1D6B42,
        PrintTone.Warning => 0x8A5A00,
        PrintTone.Bad => 0xA5281F,
    });

    public static PdfColour Fill(PrintTone tone) => PdfColour.FromHex(tone switch
    {
        PrintTone.Neutral => 0xEBEEF3,
        PrintTone.Good => 0xE1F3E8,
        PrintTone.Warning => 0xFCF0D6,
        PrintTone.Bad => 0xFBE4E2,
    });
}
