namespace BillingConsole.Invoices.Printing;

internal static class HtmlTable
{
    public static void Write(HtmlWriter page, IReadOnlyList<PrintLine> lines) =>
        page.Group("table", "lines", () =>
        {
            page.Raw("<thead><tr><th scope=\"col\">Description</th><th scope=\"col\">Quantity</th>");
            page.Raw("<th scope=\"col\">Unit price</th><th scope=\"col\">Amount</th></tr></thead>\n");
            page.Group("tbody", "", () =>
            {
                foreach (var line in lines)
                {
                    page.Group("tr", "", () => Line(page, line));
                }
            });
        });

    private static void Line(HtmlWriter page, PrintLine line)
    {
        page.Group("td", "", () =>
        {
            page.Element("span", "", line.Description);
            foreach (var note in line.Details())
            {
                page.Element("small", "", note);
            }
        });
        page.Group("td", "", () => page.Element("span", "", line.Quantity));
        page.Group("td", "", () =>
        {
            page.Element("span", "", line.UnitPrice);
            page.Element("s", "", line.ListUnitPrice);
        });
        page.Group("td", "", () => page.Element("span", "", line.Amount));
    }
}
