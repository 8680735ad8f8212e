using BillingConsole.Platform.Pdf;

namespace BillingConsole.Invoices.Printing;

/// <summary>The paper under the pen: knows how far down the current page is filled, and turns to the next one.</summary>
internal sealed class PdfSheet
{
    private readonly InvoicePrint print;

    public PdfSheet(InvoicePrint print)
    {
        this.print = print;
        Document = new PdfDocument(print.Paper, new PdfInfo(print.Title, print.Seller.Name, print.Created));
        Page = NewPage();
    }

    public PdfDocument Document { get; }

    public PdfPage Page { get; private set; }

    /// <summary>The top of what is still empty.</summary>
    public decimal Y { get; set; } = PdfLook.Margin;

    public decimal Left { get; } = PdfLook.Margin;

    public decimal Right => Document.Paper.Width - PdfLook.Margin;

    public decimal Width => Right - Left;

    private decimal Bottom => Document.Paper.Height - PdfLook.FootSpace;

    public bool Fits(decimal height) => Y + height <= Bottom;

    /// <summary>Turns the page when there is no room, unless a fresh page would not be enough either.</summary>
    public void KeepTogether(decimal height, Action? repeat = null)
    {
        if (!Fits(height) && (height <= Bottom - PdfLook.Margin - 80 || !Fits(40)))
        {
            Turn(repeat);
        }
    }

    public void Turn(Action? repeat = null)
    {
        Page = NewPage();
        Y = PdfLook.Margin;
        Page.Text(Left, Y + 6, PdfLook.Small.Ellipsis(print.Seller.Name, Width / 2), PdfLook.Small);
        Page.Text(Right, Y + 6, PdfLook.Small.Ellipsis(print.Title, Width / 2), PdfLook.Small, PdfAlign.Right);
        Y += 24;
        repeat?.Invoke();
    }

    /// <summary>Writes wrapped text downwards from <see cref="Y"/> and moves on below it.</summary>
    public void Paragraph(string text, PdfStyle style, decimal width)
    {
        foreach (var line in style.Wrap(text, width))
        {
            KeepTogether(style.Leading);
            Page.Text(Left, Y + style.Size, line, style);
            Y += style.Leading;
        }
    }

    private PdfPage NewPage()
    {
        var page = Document.AddPage();
        if (!string.IsNullOrWhiteSpace(print.Watermark))
        {
            var paper = Document.Paper;
            var size = Math.Min(130, 130 * 470 / PdfLook.Watermark.Width(print.Watermark));
            page.SlantedText(paper.Width / 2, paper.Height / 2, print.Watermark, PdfLook.Watermark with { Size = size });
        }

        return page;
    }
}
