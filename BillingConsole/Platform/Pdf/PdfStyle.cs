namespace BillingConsole.Platform.Pdf;

/// <summary>How a run of text looks; the size is in points.</summary>
public sealed record PdfStyle(TrueTypeFont Font, decimal Size, PdfColour Colour)
{
    /// <summary>A calm distance from one baseline to the next, in points.</summary>
    public decimal Leading => Size * 1.4m;

    public PdfStyle In(PdfColour colour) => this with { Colour = colour };
}
