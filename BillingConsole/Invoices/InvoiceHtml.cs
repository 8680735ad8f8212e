using BillingConsole.Invoices.Printing;

namespace BillingConsole.Invoices;

public static class InvoiceHtml
{
    public const string ContentType = "text/html; charset=utf-8";

    /// <summary>One page that needs nothing else: styles, logo and QR code are inside, and no script can run in it.</summary>
    public static string Render(InvoicePrint print)
    {
        var page = new HtmlWriter();
        page.Raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">");
        page.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Element("title", "", print.Title);
        page.Raw($"<style>{HtmlStyle.Css}</style></head><body><main>");
        if (!string.IsNullOrWhiteSpace(print.Watermark))
        {
            page.Element("div", "watermark", print.Watermark);
        }

        HtmlHead.Write(page, print);
        HtmlTable.Write(page, print.Lines);
        HtmlFoot.Write(page, print);
        page.Raw("</main></body></html>\n");
        return page.ToString();
    }
}
