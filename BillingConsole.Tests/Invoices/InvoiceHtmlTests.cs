using BillingConsole.Invoices;

namespace BillingConsole.Tests.Invoices;

public sealed class InvoiceHtmlTests
{
    [Fact]
    public void The_page_says_what_the_pdf_says()
    {
        var html = InvoiceHtml.Render(SampleInvoices.Small());
        string[] expected =
        [
            "<title>Invoice INV-0001</title>", "Partially paid", "$1.66 due 14 February 2026", "GSTIN 29ABCDE1234F1Z5", "PO-77120",
            "<s>$0.10</s>", "GST 18%", "on $2.25", "$2.66", "Amount due", "<svg", "href=\"https://pay.northwind.example/",
        ];
        Assert.All(expected, part => Assert.Contains(part, html, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_a_customer_wrote_becomes_markup()
    {
        var html = InvoiceHtml.Render(SampleInvoices.Hostile());
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>9", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_loads_nothing_from_elsewhere()
    {
        var html = InvoiceHtml.Render(SampleInvoices.Small());
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_that_are_missing_leave_no_empty_label()
    {
        var html = InvoiceHtml.Render(SampleInvoices.Small() with { DueOn = null, PurchaseOrder = "", Headline = null, PaymentLink = null });
        Assert.DoesNotContain("<dt>Due</dt>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("PO number", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
    }
}
