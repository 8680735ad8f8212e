namespace BillingConsole.Platform.Pdf;

public enum PdfAlign
{
    Left,
    Right,
    Centre,
}
