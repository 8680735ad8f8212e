using BillingConsole.Platform.Pdf;

namespace BillingConsole.Invoices.Printing;

/// <summary>Notes after the totals, and the line at the bottom of each page once their number is known.</summary>
internal static class PdfFoot
{
    public static void DrawNotes(PdfSheet sheet, IReadOnlyList<string> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        sheet.Y += 16;
        sheet.KeepTogether(PdfLook.Label.Leading + (2 * PdfLook.Body.Leading));
        sheet.Paragraph("NOTES", PdfLook.Label, sheet.Width);
        sheet.Y += 2;
        foreach (var note in notes)
        {
            sheet.Paragraph(note, PdfLook.Body, sheet.Width);
            sheet.Y += 4;
        }
    }

    public static void DrawFooters(PdfSheet sheet, InvoicePrint print)
    {
        var pages = sheet.Document.Pages;
        for (var i = 0; i < pages.Count; i++)
        {
            var y = sheet.Document.Paper.Height - PdfLook.FootSpace + 22;
            pages[i].Line(sheet.Left, y, sheet.Right, y, PdfLook.Hairline);
            pages[i].Text(sheet.Right, y + 14, $"Page {i + 1} of {pages.Count}", PdfLook.Small, PdfAlign.Right);
            foreach (var line in PdfLook.Small.Wrap(print.Footer ?? print.Title, sheet.Width - 90).Take(3))
            {
                pages[i].Text(sheet.Left, y + 14, line, PdfLook.Small);
                y += PdfLook.Small.Leading;
            }
        }
    }
}
