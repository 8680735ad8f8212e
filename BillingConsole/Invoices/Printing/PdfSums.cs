using BillingConsole.Platform.Pdf;

namespace BillingConsole.Invoices.Printing;

/// <summary>The totals on the right and the way to pay on the left, kept on one page.</summary>
internal sealed class PdfSums
{
    private const decimal BlockWidth = 248;
    private const decimal RowGap = 5;
    private const decimal DueHeight = 28;
    private const decimal CodeSide = 76;
    private const decimal TopGap = 10;
    private const decimal Padding = 7;

    private readonly PdfSheet sheet;
    private readonly IReadOnlyList<PrintSummaryRow> rows;
    private readonly string? paymentLink;

    public PdfSums(PdfSheet sheet, InvoicePrint print)
    {
        this.sheet = sheet;
        rows = PrintSummaryRow.Of(print);
        paymentLink = print.PaymentLink;
        Height = TopGap + Math.Max(rows.Sum(RowHeight), paymentLink is null ? 0 : CodeSide + 14) + 10;
    }

    public decimal Height { get; }

    private decimal TextLeft => sheet.Right - BlockWidth + Padding;

    private decimal AmountRight => sheet.Right - Padding;

    public void Draw()
    {
        sheet.KeepTogether(Height);
        var top = sheet.Y + TopGap;
        sheet.Y = top;
        foreach (var row in rows)
        {
            DrawRow(row);
            sheet.Y += RowHeight(row);
        }

        if (paymentLink is { Length: > 0 } link)
        {
            DrawPayment(link, top + 4);
        }

        sheet.Y = Math.Max(sheet.Y, top + Height - TopGap);
    }

    private void DrawRow(PrintSummaryRow row)
    {
        var style = Style(row);
        var baseline = sheet.Y + style.Size + RowGap - 2;
        if (row.Weight == PrintWeight.Strong)
        {
            sheet.Page.Line(sheet.Right - BlockWidth, sheet.Y + RowGap, sheet.Right, sheet.Y + RowGap, PdfLook.Hairline);
            baseline += 2 * RowGap;
        }
        else if (row.Weight == PrintWeight.Due)
        {
            var band = new PdfBox(sheet.Right - BlockWidth, sheet.Y + 4, BlockWidth, DueHeight - 4);
            sheet.Page.FillRounded(band, 3, PdfLook.Band);
            baseline = band.Top + (band.Height / 2) + (style.Size * 0.36m);
        }

        sheet.Page.Text(AmountRight, baseline, row.Amount, style, PdfAlign.Right);
        foreach (var (line, of) in Labels(row))
        {
            sheet.Page.Text(TextLeft, baseline, line, of);
            baseline += of.Leading;
        }
    }

    private void DrawPayment(string link, decimal top)
    {
        var code = new PdfBox(sheet.Left, top, CodeSide, CodeSide);
        var target = PaymentAddress.Of(link);
        var left = target is null ? sheet.Left : code.Right + 14;
        var width = sheet.Right - BlockWidth - 16 - left;
        sheet.Page.Text(left, top + 10, "Pay online", PdfLook.Strong.In(PdfLook.Accent));
        var y = top + 14;
        foreach (var line in PdfLook.Small.Wrap(target is null ? "Open" : "Scan the code, or open", width).Concat(Address(link, width)))
        {
            sheet.Page.Text(left, y + PdfLook.Small.Size, line, PdfLook.Small);
            y += PdfLook.Small.Leading;
        }

        if (target is { } address)
        {
            sheet.Page.QrCode(code, link, PdfLook.Ink);
            sheet.Page.Link(code, address);
            sheet.Page.Link(new PdfBox(left, top, width, y - top), address);
        }
    }

    // A long address is for the click and the code, not for reading.
    private static IEnumerable<string> Address(string link, decimal width)
    {
        var lines = PdfLook.Small.Wrap(link, width);
        return lines.Count <= 4 ? lines : lines.Take(3).Append(PdfLook.Small.Ellipsis(string.Concat(lines.Skip(3)), width));
    }

    private static PdfStyle Style(PrintSummaryRow row) => row.Weight switch
    {
        PrintWeight.Plain => PdfLook.Body,
        PrintWeight.Strong => PdfLook.Strong,
        PrintWeight.Due => PdfLook.Strong with { Size = 10.5m },
    };

    private static IEnumerable<(string Text, PdfStyle Style)> Labels(PrintSummaryRow row)
    {
        var style = Style(row);
        var width = BlockWidth - (2 * Padding) - 12 - style.Width(row.Amount);
        var colour = row.Weight == PrintWeight.Plain ? PdfLook.Muted : PdfLook.Ink;
        var label = style.Wrap(row.Label, width).Select(text => (text, style.In(colour)));
        return row.Detail is { } detail
            ? label.Concat(PdfLook.Small.Wrap(detail, width).Select(text => (text, PdfLook.Small)))
            : label;
    }

    private static decimal RowHeight(PrintSummaryRow row)
    {
        var text = Labels(row).Sum(label => label.Style.Leading) + RowGap;
        return row.Weight switch
        {
            PrintWeight.Plain => text,
            PrintWeight.Strong => text + (3 * RowGap),
            PrintWeight.Due => DueHeight,
        };
    }
}
