using System.Globalization;
using BillingConsole.Platform.Pdf;

namespace BillingConsole.Invoices.Printing;

internal static class HtmlFoot
{
    public static void Write(HtmlWriter page, InvoicePrint print)
    {
        page.Group("section", "sums", () =>
        {
            page.Group("div", "pay", () => Payment(page, print.PaymentLink));
            page.Group("table", "totals", () =>
            {
                foreach (var row in PrintSummaryRow.Of(print))
                {
                    page.Group("tr", Weight(row.Weight), () => Row(page, row));
                }
            });
        });
        Notes(page, print.Notes);
        page.Element("footer", "", print.Footer ?? print.Title);
    }

    private static void Row(HtmlWriter page, PrintSummaryRow row)
    {
        page.Raw("<th scope=\"row\">");
        page.Element("span", "", row.Label);
        page.Element("small", "", row.Detail);
        page.Raw("</th>");
        page.Element("td", "", row.Amount);
    }

    private static void Payment(HtmlWriter page, string? link)
    {
        if (string.IsNullOrWhiteSpace(link))
        {
            return;
        }

        var target = PaymentAddress.Of(link);
        page.Raw(target is null ? "" : Code(link));
        page.Group("p", "", () =>
        {
            page.Element("strong", "", "Pay online");
            page.Element("small", "", target is null ? "Open" : "Scan the code, or open");
            page.Element("small", "", target is null ? link : null);
            if (target is { } address)
            {
                page.Raw($"<a href=\"{HtmlWriter.Encode(address.AbsoluteUri)}\" rel=\"noopener\">{HtmlWriter.Encode(link)}</a>");
            }
        });
    }

    private static string Code(string link)
    {
        var code = QrModules.Of(link);
        var path = string.Concat(code.Runs.Select(run =>
            string.Create(CultureInfo.InvariantCulture, $"M{run.Column} {run.Row}h{run.Length}v1h-{run.Length}z")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {code.Size} {code.Size}\" role=\"img\" aria-label=\"QR code of the payment link\"><path d=\"{path}\"/></svg>");
    }

    private static void Notes(HtmlWriter page, IReadOnlyList<string> notes)
    {
        if (notes.Count > 0)
        {
            page.Group("section", "notes", () =>
            {
                page.Element("span", "label", "Notes");
                foreach (var note in notes)
                {
                    page.Element("p", "", note);
                }
            });
        }
    }

    private static string Weight(PrintWeight weight) => weight switch
    {
        PrintWeight.Plain => "",
        PrintWeight.Strong => "total",
        PrintWeight.Due => "due",
    };
}
