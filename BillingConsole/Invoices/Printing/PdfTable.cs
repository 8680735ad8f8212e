using BillingConsole.Platform.Pdf;

namespace BillingConsole.Invoices.Printing;

/// <summary>The charges, with the header again on each page and a charge never torn apart while it fits on one.</summary>
internal sealed class PdfTable
{
    private const decimal Gap = 18;
    private const decimal Padding = 7;
    private const decimal HeaderHeight = 20;
    private const decimal NarrowestColumn = 48;

    private readonly PdfSheet sheet;
    private readonly IReadOnlyList<PrintLine> lines;
    private readonly decimal amountWidth;
    private readonly decimal priceWidth;
    private readonly decimal quantityWidth;

    public PdfTable(PdfSheet sheet, IReadOnlyList<PrintLine> lines)
    {
        (this.sheet, this.lines) = (sheet, lines);
        amountWidth = Widest("Amount", lines.Select(line => line.Amount), 110);
        priceWidth = Widest("Unit price", lines.SelectMany(line => new[] { line.UnitPrice, line.ListUnitPrice }), 96);
        quantityWidth = Widest("Quantity", lines.Select(line => line.Quantity), 84);
    }

    private decimal PriceRight => sheet.Right - Padding - amountWidth - Gap;

    private decimal QuantityRight => PriceRight - priceWidth - Gap;

    private decimal TextLeft => sheet.Left + Padding;

    private decimal TextWidth => QuantityRight - quantityWidth - Gap - TextLeft;

    /// <summary>Draws all charges; the last one moves to the next page with the sums that follow it.</summary>
    public void Draw(decimal heightOfSums)
    {
        sheet.KeepTogether(HeaderHeight + 40);
        DrawHeader();
        for (var i = 0; i < lines.Count; i++)
        {
            var rows = Rows(lines[i]);
            var height = Height(rows);
            sheet.KeepTogether(i == lines.Count - 1 && i > 0 ? height + heightOfSums : height, DrawHeader);
            DrawRows(rows);
        }
    }

    private void DrawHeader()
    {
        sheet.Page.Fill(new PdfBox(sheet.Left, sheet.Y, sheet.Width, HeaderHeight), PdfLook.Band);
        var baseline = sheet.Y + 12.6m;
        sheet.Page.Text(TextLeft, baseline, "Description", PdfLook.Label);
        sheet.Page.Text(QuantityRight, baseline, "Quantity", PdfLook.Label, PdfAlign.Right);
        sheet.Page.Text(PriceRight, baseline, "Unit price", PdfLook.Label, PdfAlign.Right);
        sheet.Page.Text(sheet.Right - Padding, baseline, "Amount", PdfLook.Label, PdfAlign.Right);
        sheet.Y += HeaderHeight;
    }

    private List<TableRow> Rows(PrintLine line)
    {
        var texts = PdfLook.Body.Wrap(line.Description, TextWidth).Select(text => (Text: text, Style: PdfLook.Body))
            .Concat(line.Details().SelectMany(note => PdfLook.Small.Wrap(note, TextWidth)).Select(text => (Text: text, Style: PdfLook.Small)))
            .ToList();
        var quantities = Cell(line.Quantity, quantityWidth);
        var prices = Cell(line.UnitPrice, priceWidth);
        var list = line.ListUnitPrice is { } price ? PdfLook.Small.Ellipsis(price, priceWidth) : null;
        var count = Math.Max(Math.Max(texts.Count, quantities.Count), prices.Count + (list is null ? 0 : 1));
        return [.. Enumerable.Range(0, count).Select(i => new TableRow(
            texts.ElementAtOrDefault(i).Text,
            texts.ElementAtOrDefault(i).Style ?? PdfLook.Small,
            quantities.ElementAtOrDefault(i),
            prices.ElementAtOrDefault(i),
            i == prices.Count ? list : null,
            i == 0 ? PdfLook.Body.Ellipsis(line.Amount, amountWidth) : null))];
    }

    private void DrawRows(List<TableRow> rows)
    {
        sheet.Y += Padding - 1;
        foreach (var row in rows)
        {
            sheet.KeepTogether(row.Style.Leading, DrawHeader);
            DrawRow(row, sheet.Y + PdfLook.Body.Size);
            sheet.Y += row.Style.Leading;
        }

        sheet.Y += Padding - 1;
        sheet.Page.Line(sheet.Left, sheet.Y, sheet.Right, sheet.Y, PdfLook.Hairline);
    }

    private void DrawRow(TableRow row, decimal baseline)
    {
        Put(TextLeft, row.Text, row.Style, PdfAlign.Left, baseline);
        Put(QuantityRight, row.Quantity, PdfLook.Body, PdfAlign.Right, baseline);
        Put(PriceRight, row.Price, PdfLook.Body, PdfAlign.Right, baseline);
        Put(sheet.Right - Padding, row.Amount, PdfLook.Body, PdfAlign.Right, baseline);
        if (row.ListPrice is { } list)
        {
            Put(PriceRight, list, PdfLook.Small, PdfAlign.Right, baseline);
            var strike = baseline - 2.6m;
            sheet.Page.Line(PriceRight - PdfLook.Small.Width(list), strike, PriceRight, strike, PdfLook.Muted);
        }
    }

    private void Put(decimal x, string? text, PdfStyle style, PdfAlign align, decimal baseline)
    {
        if (text is not null)
        {
            sheet.Page.Text(x, baseline, text, style, align);
        }
    }

    private static decimal Height(List<TableRow> rows) => rows.Sum(row => row.Style.Leading) + (2 * (Padding - 1));

    private static IReadOnlyList<string> Cell(string? text, decimal width) => text is null ? [] : PdfLook.Body.Wrap(text, width);

    private static decimal Widest(string header, IEnumerable<string?> cells, decimal limit) =>
        Math.Min(limit, cells.OfType<string>().Select(PdfLook.Body.Width).Append(PdfLook.Label.Width(header)).Append(NarrowestColumn).Max());

    private sealed record TableRow(
        string? Text, PdfStyle Style, string? Quantity, string? Price, string? ListPrice, string? Amount);
}
