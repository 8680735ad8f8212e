using System.Text;
using System.Text.RegularExpressions;
using BillingConsole.Invoices;
using BillingConsole.Platform.Pdf;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Invoices;

public sealed class InvoicePdfTests
{
    [Fact]
    public void A_pdf_reader_finds_every_text_and_total()
    {
        var text = Poppler.Text(InvoicePdf.Render(SampleInvoices.Small()));
        string[] expected =
        [
            "INV-0001", "Partially paid", "$1.66 due 14 February 2026", "Northwind Cloud Ltd", "VAT IE1234567T", "Acme Analytics",
            "GSTIN 29ABCDE1234F1Z5", "1 Feb 2026", "14 Feb 2026", "PO-77120", "USD", "Memory, GB (peak per hour)", "33",
            "$0.085", "$0.10", "$2.81", "WELCOME 20%: −$0.56", "GST 18%", "on $2.25", "$0.41", "$2.66", "−$1.00", "Amount due",
            "Pay online", "IBAN IE29 AIBK", "Page 1 of 1",
        ];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_invoice_gives_the_same_bytes() =>
        Assert.Equal(InvoicePdf.Render(SampleInvoices.Long()), InvoicePdf.Render(SampleInvoices.Long()));

    [Fact]
    public void A_long_invoice_repeats_the_table_header_and_counts_its_pages()
    {
        var pages = Poppler.Text(InvoicePdf.Render(SampleInvoices.Long())).TrimEnd('\f').Split('\f');
        Assert.True(pages.Length >= 4);
        Assert.All(pages, page => Assert.Matches("Description +Quantity +Unit price +Amount", page));
        for (var i = 0; i < pages.Length; i++)
        {
            Assert.Contains($"Page {i + 1} of {pages.Length}", pages[i], StringComparison.Ordinal);
        }

        Assert.All(Enumerable.Range(1, 120), i => Assert.Single(pages, page => page.Contains($"Compute node {i},", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_totals_stay_together_with_the_last_charge()
    {
        for (var count = 8; count < 24; count++)
        {
            var print = SampleInvoices.Long();
            var pages = Poppler.Text(InvoicePdf.Render(print with { Lines = [.. print.Lines.Take(count)] })).Split('\f');
            var page = Assert.Single(pages, page => page.Contains("Amount due", StringComparison.Ordinal));
            Assert.Contains("Subtotal", page, StringComparison.Ordinal);
            Assert.Contains($"Compute node {count},", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Characters_without_a_glyph_still_copy_as_they_were_written()
    {
        var text = Poppler.Text(InvoicePdf.Render(SampleInvoices.Yen()));
        Assert.Contains("株式会社アクメ (Acme K.K.)", text, StringComparison.Ordinal);
        Assert.Contains("消費税 10%", text, StringComparison.Ordinal);
        Assert.Contains("JP¥1,358,023", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_made_to_hurt_are_wrapped_and_lose_only_what_is_invisible()
    {
        var pdf = InvoicePdf.Render(SampleInvoices.Hostile());
        var words = Regex.Replace(Poppler.Text(pdf), @"\s+", " ");
        Assert.Contains("Žluťoučký kůň", words, StringComparison.Ordinal);
        Assert.Contains("<script>", words, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', words);
        Poppler.Draw(pdf);
        Assert.DoesNotContain("/URI", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_names_its_title_author_date_and_paper()
    {
        var info = Poppler.Info(InvoicePdf.Render(SampleInvoices.Small()));
        Assert.Contains("Invoice INV-0001", info, StringComparison.Ordinal);
        Assert.Contains("Northwind Cloud Ltd", info, StringComparison.Ordinal);
        Assert.Contains("2026", info, StringComparison.Ordinal);
        Assert.Contains("A4", info, StringComparison.Ordinal);
        var letter = Poppler.Info(InvoicePdf.Render(SampleInvoices.Small() with { Paper = PdfPaper.Letter }));
        Assert.Contains("letter", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_used_glyphs_travel_with_the_invoice()
    {
        var pdf = InvoicePdf.Render(SampleInvoices.Small());
        Assert.InRange(pdf.Length, 10_000, 60_000);
        var rows = Poppler.Fonts(pdf).Split('\n').Where(row => row.Contains("DejaVuSans", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Matches(@"[A-Z]{6}\+DejaVuSans(-Bold)? +CID TrueType +Identity-H +yes +yes +yes", row));
    }

    [Fact]
    public void A_payment_link_can_be_clicked() =>
        Assert.Contains(
            "/URI (https://pay.northwind.example/l/plink_1PqZ4vKx0d8m3s?inv=INV-0001)",
            Encoding.Latin1.GetString(InvoicePdf.Render(SampleInvoices.Small())),
            StringComparison.Ordinal);

    [Fact]
    public void A_logo_takes_the_place_of_the_name_and_a_broken_one_does_not()
    {
        var images = Poppler.Images(InvoicePdf.Render(SampleInvoices.Small() with { Logo = SamplePng.Rgba(60, 20) }));
        Assert.Matches(@"image +60 +20 +rgb", images);
        Assert.Matches(@"smask +60 +20 +gray", images);
        Assert.DoesNotContain("60", Poppler.Images(InvoicePdf.Render(SampleInvoices.Small() with { Logo = [1, 2, 3] })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_payment_link_too_long_for_a_qr_code_is_printed_as_text()
    {
        var print = SampleInvoices.Small() with { PaymentLink = $"https://pay.example/{new string('x', 5000)}" };
        Assert.Contains("https://pay.example/", Poppler.Text(InvoicePdf.Render(print)), StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", InvoiceHtml.Render(print), StringComparison.Ordinal);
    }
}
