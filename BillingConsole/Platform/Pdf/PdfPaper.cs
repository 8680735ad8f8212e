namespace BillingConsole.Platform.Pdf;

/// <summary>A sheet's size in points (1/72 inch), upright.</summary>
public readonly record struct PdfPaper(decimal Width, decimal Height)
{
    public static PdfPaper A4 => new(595.28m, 841.89m);

    public static PdfPaper Letter => new(612m, 792m);
}
