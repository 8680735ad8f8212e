using BillingConsole.Platform.Pdf;

namespace BillingConsole.Invoices.Printing;

internal static class HtmlHead
{
    public static void Write(HtmlWriter page, InvoicePrint print)
    {
        page.Group("header", "top", () =>
        {
            Seller(page, print);
            page.Group("div", "title", () =>
            {
                page.Element("h1", "", print.Heading);
                page.Element("p", "muted", print.Number);
                page.Element("span", $"pill {Tone(print.Tone)}", print.Status);
            });
        });
        page.Group("section", "columns", () =>
        {
            Party(page, "From", print.Seller);
            Party(page, "Bill to", print.Buyer);
            page.Group("dl", "facts", () =>
            {
                foreach (var fact in print.Facts())
                {
                    page.Element("dt", "", fact.Label);
                    page.Element("dd", "", fact.Amount);
                }
            });
        });
        page.Element("p", "headline", print.Headline);
    }

    private static void Seller(HtmlWriter page, InvoicePrint print)
    {
        if (print.Logo is { } logo && PngImage.TryRead(logo) is not null)
        {
            var name = HtmlWriter.Encode(print.Seller.Name);
            page.Raw($"<img class=\"logo\" alt=\"{name}\" src=\"data:image/png;base64,{Convert.ToBase64String(logo)}\">");
        }
        else
        {
            page.Element("p", "seller", print.Seller.Name);
        }
    }

    private static void Party(HtmlWriter page, string label, PrintParty party) =>
        page.Group("address", "", () =>
        {
            page.Element("span", "label", label);
            page.Element("strong", "", party.Name);
            foreach (var line in party.Details())
            {
                page.Element("span", "muted", line);
            }
        });

    private static string Tone(PrintTone tone) => tone switch
    {
        PrintTone.Neutral => "neutral",
        PrintTone.Good => "good",
        PrintTone.Warning => "warning",
        PrintTone.Bad => "bad",
    };
}
