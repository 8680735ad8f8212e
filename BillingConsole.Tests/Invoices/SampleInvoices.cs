using BillingConsole.Invoices;
using BillingConsole.Invoices.Printing;
using NodaTime;

namespace BillingConsole.Tests.Invoices;

internal static class SampleInvoices
{
    public static InvoicePrint Small() => new()
    {
        Number = "INV-0001",
        Status = "Partially paid",
        Tone = PrintTone.Warning,
        Headline = "$1.66 due 14 February 2026",
        Seller = new("Northwind Cloud Ltd", ["12 Harbour Street", "Dublin 2", "Ireland"], "VAT IE1234567T", "billing@northwind.example"),
        Buyer = new("Acme Analytics Private Limited", ["4th Floor, Prestige Tower", "MG Road", "Bengaluru 560001", "India"], "GSTIN 29ABCDE1234F1Z5"),
        IssuedOn = "1 Feb 2026",
        DueOn = "14 Feb 2026",
        Period = "1 Jan – 31 Jan 2026",
        PurchaseOrder = "PO-77120",
        Currency = "USD",
        Lines =
        [
            new("Memory, GB (peak per hour)", "$2.81")
            {
                Period = "1 Jan – 31 Jan 2026",
                Quantity = "33",
                UnitPrice = "$0.085",
                ListUnitPrice = "$0.10",
                Notes = ["WELCOME 20%: −$0.56"],
            },
        ],
        Discounts = [new("WELCOME 20%", "−$0.56")],
        Taxes = [new("GST 18%", "$2.25", "$0.41")],
        Totals = new("$2.81", "$2.66", "$1.66") { Discount = "−$0.56", Tax = "$0.41", Paid = "−$1.00" },
        Notes = ["Thank you. Please quote INV-0001 with a bank transfer: IBAN IE29 AIBK 9311 5212 3456 78."],
        PaymentLink = "https://pay.northwind.example/l/plink_1PqZ4vKx0d8m3s?inv=INV-0001",
        Footer = "Northwind Cloud Ltd · Registered in Ireland 123456 · 12 Harbour Street, Dublin 2",
        Created = Instant.FromUtc(2026, 2, 1, 0, 5),
    };

    public static InvoicePrint Long() => Small() with
    {
        Number = "INV-0120",
        Status = "Draft",
        Tone = PrintTone.Neutral,
        Watermark = "DRAFT",
        PaymentLink = null,
        Lines =
        [
            .. Enumerable.Range(1, 120).Select(i => new PrintLine($"Compute node {i}, reserved capacity in region eu-west-{i % 3}", $"${i},250.00")
            {
                Period = i % 2 == 0 ? "1 Jan – 31 Jan 2026" : null,
                Quantity = $"{i} nodes",
                UnitPrice = "$1,250.00",
                ListUnitPrice = i % 5 == 0 ? "$1,400.00" : null,
                Notes = i % 7 == 0 ? ["Volume discount 10% for committed use, renewed yearly and shown here to take two lines: −$125.00"] : [],
            }),
        ],
        Totals = new("$9,075,000.00", "$10,708,499.59", "$10,708,499.59") { Discount = "−$0.56", Tax = "$1,633,500.15" },
    };

    public static InvoicePrint Yen() => Small() with
    {
        Number = "INV-0300",
        Status = "Paid",
        Tone = PrintTone.Good,
        Watermark = "PAID",
        Headline = "JP¥0 due",
        Currency = "JPY",
        Buyer = new("株式会社アクメ (Acme K.K.)", ["東京都千代田区丸の内1-1-1", "Japan"], "T1234567890123"),
        Lines = [new("API calls", "JP¥1,234,567") { Quantity = "1,000,000", UnitPrice = "JP¥1.234567" }],
        Discounts = [],
        Taxes = [new("消費税 10%", "JP¥1,234,567", "JP¥123,456")],
        Totals = new("JP¥1,234,567", "JP¥1,358,023", "JP¥0")
        {
            Tax = "JP¥123,456", Credits = "−JP¥8,023", Wallet = "−JP¥350,000", Paid = "−JP¥1,000,000",
        },
        PaymentLink = null,
    };

    public static InvoicePrint Hostile() => Small() with
    {
        Number = "INV-<b>9</b>",
        Buyer = new(
            "Žluťoučký kůň & Ğöçmen <script>alert(1)</script> שלום (12.5) עולם مرحبا السلام Ελληνικά Кириллица Österreichische Donaudampfschifffahrtsgesellschaftskapitänspatentinhaber GmbH 🚀 \ud800",
            ["A\tB\u202Egnp.exe", new string('W', 300), ""]),
        PaymentLink = "javascript:alert(1)",
        Notes = [string.Join(' ', Enumerable.Repeat("A long note goes on and on.", 400))],
        Lines = [new(string.Join(' ', Enumerable.Repeat("endless description", 600)), "$1.00"), new("", "$0.00")],
    };
}
