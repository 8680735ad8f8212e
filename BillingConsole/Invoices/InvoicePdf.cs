using BillingConsole.Invoices.Printing;

namespace BillingConsole.Invoices;

public static class InvoicePdf
{
    public const string ContentType = "application/pdf";

    /// <summary>The same print gives the same bytes.</summary>
    public static byte[] Render(InvoicePrint print)
    {
        var sheet = new PdfSheet(print);
        PdfHead.Draw(sheet, print);
        var sums = new PdfSums(sheet, print);
        new PdfTable(sheet, print.Lines).Draw(sums.Height);
        sums.Draw();
        PdfFoot.DrawNotes(sheet, print.Notes);
        PdfFoot.DrawFooters(sheet, print);
        return sheet.Document.ToBytes();
    }
}
