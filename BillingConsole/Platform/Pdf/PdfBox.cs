namespace BillingConsole.Platform.Pdf;

/// <summary>A rectangle in points (1/72 inch), measured from the top left corner of the page.</summary>
public readonly record struct PdfBox(decimal Left, decimal Top, decimal Width, decimal Height)
{
    public decimal Right => Left + Width;

    public decimal Bottom => Top + Height;
}
