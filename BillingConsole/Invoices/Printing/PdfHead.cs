using BillingConsole.Platform.Pdf;

namespace BillingConsole.Invoices.Printing;

/// <summary>The top of the first page: who sends it, to whom, the facts, and what is to be done.</summary>
internal static class PdfHead
{
    private const decimal Gap = 24;
    private const decimal LogoWidth = 170;
    private const decimal LogoHeight = 46;
    private const decimal FactLabel = 62;

    public static void Draw(PdfSheet sheet, InvoicePrint print)
    {
        var top = sheet.Y;
        var leftEnd = DrawSeller(sheet, print, top);
        var rightEnd = DrawTitle(sheet, print, top);
        sheet.Y = Math.Max(leftEnd, rightEnd) + 30;
        DrawColumns(sheet, print);
        DrawHeadline(sheet, print);
    }

    private static decimal DrawSeller(PdfSheet sheet, InvoicePrint print, decimal top)
    {
        if (print.Logo is { } bytes && PngImage.TryRead(bytes) is { } logo)
        {
            var scale = Math.Min(LogoWidth / logo.Width, LogoHeight / logo.Height);
            var box = new PdfBox(sheet.Left, top, logo.Width * scale, logo.Height * scale);
            sheet.Page.Image(box, logo);
            return box.Bottom;
        }

        return Stack(sheet, PdfLook.Name.Wrap(print.Seller.Name, (sheet.Width / 2) - Gap), sheet.Left, top + 3, PdfLook.Name);
    }

    private static decimal DrawTitle(PdfSheet sheet, InvoicePrint print, decimal top)
    {
        sheet.Page.Text(sheet.Right, top + 16, print.Heading, PdfLook.Heading, PdfAlign.Right);
        var style = PdfLook.Body.In(PdfLook.Muted);
        var y = top + 34;
        foreach (var line in style.Wrap(print.Number, sheet.Width / 2))
        {
            sheet.Page.Text(sheet.Right, y, line, style, PdfAlign.Right);
            y += style.Leading;
        }

        var label = PdfLook.Label.In(PdfLook.Text(print.Tone));
        var width = label.Width(print.Status) + 16;
        var pill = new PdfBox(sheet.Right - width, y - 4, width, 15);
        sheet.Page.FillRounded(pill, 7.5m, PdfLook.Fill(print.Tone));
        sheet.Page.Text(pill.Left + 8, pill.Top + 10.1m, print.Status, label);
        return pill.Bottom;
    }

    private static void DrawColumns(PdfSheet sheet, InvoicePrint print)
    {
        var width = (sheet.Width - (2 * Gap)) / 3;
        var middle = sheet.Left + width + Gap - 6;
        var ends = new[]
        {
            DrawParty(sheet, "FROM", print.Seller, sheet.Left, width - 6),
            DrawParty(sheet, "BILL TO", print.Buyer, middle, width - 6),
            DrawFacts(sheet, print, middle + width + Gap - 6),
        };
        sheet.Y = ends.Max() + 22;
    }

    private static decimal DrawParty(PdfSheet sheet, string label, PrintParty party, decimal x, decimal width)
    {
        sheet.Page.Text(x, sheet.Y + 7, label, PdfLook.Label);
        var y = Stack(sheet, PdfLook.Strong.Wrap(party.Name, width), x, sheet.Y + 14, PdfLook.Strong);
        return party.Details().Aggregate(y, (at, line) =>
            Stack(sheet, PdfLook.Body.Wrap(line, width), x, at, PdfLook.Body.In(PdfLook.Muted)));
    }

    private static decimal DrawFacts(PdfSheet sheet, InvoicePrint print, decimal x)
    {
        var y = sheet.Y;
        foreach (var fact in print.Facts())
        {
            sheet.Page.Text(x, y + 8, fact.Label, PdfLook.Body.In(PdfLook.Muted));
            foreach (var line in PdfLook.Body.Wrap(fact.Amount, sheet.Right - x - FactLabel))
            {
                sheet.Page.Text(sheet.Right, y + 8, line, PdfLook.Body, PdfAlign.Right);
                y += PdfLook.Body.Leading;
            }

            y += 3;
        }

        return y;
    }

    private static void DrawHeadline(PdfSheet sheet, InvoicePrint print)
    {
        if (print.Headline is { Length: > 0 } headline)
        {
            sheet.Paragraph(headline, PdfLook.Headline, sheet.Width);
            sheet.Y += 12;
        }
    }

    private static decimal Stack(PdfSheet sheet, IEnumerable<string> lines, decimal x, decimal y, PdfStyle style)
    {
        foreach (var line in lines)
        {
            sheet.Page.Text(x, y + style.Size, line, style);
            y += style.Leading;
        }

        return y;
    }
}
