using BillingConsole.Invoices.Printing;
using BillingConsole.Platform.Pdf;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>
/// What stands on a printed invoice, every text already formatted for its reader; PDF and HTML only place it.
/// Facts that are null or empty are left out.
/// </summary>
public sealed record InvoicePrint
{
    /// <summary>The word at the top: "Invoice", "Credit note", "Draft invoice".</summary>
    public string Heading { get; init; } = "Invoice";

    public required string Number { get; init; }

    public required string Status { get; init; }

    public PrintTone Tone { get; init; }

    /// <summary>One word across the page: DRAFT, VOID or PAID.</summary>
    public string? Watermark { get; init; }

    public required PrintParty Seller { get; init; }

    public required PrintParty Buyer { get; init; }

    /// <summary>A PNG; one that cannot be read gives way to the seller's name.</summary>
    public byte[]? Logo { get; init; }

    /// <summary>The sentence that matters most, as in "$250.00 due 14 February 2026".</summary>
    public string? Headline { get; init; }

    public required string IssuedOn { get; init; }

    public string? DueOn { get; init; }

    public string? Period { get; init; }

    public string? PurchaseOrder { get; init; }

    public required string Currency { get; init; }

    public IReadOnlyList<PrintLine> Lines { get; init; } = [];

    public IReadOnlyList<PrintAmount> Discounts { get; init; } = [];

    public IReadOnlyList<PrintTax> Taxes { get; init; } = [];

    public required PrintTotals Totals { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>An http or https address; anything else is printed as text and not linked.</summary>
    public string? PaymentLink { get; init; }

    public string? Footer { get; init; }

    public PdfPaper Paper { get; init; } = PdfPaper.A4;

    /// <summary>When the document was made; part of its bytes.</summary>
    public required Instant Created { get; init; }

    public string Title => $"{Heading} {Number}";

    /// <summary>The small facts beside the addresses, in the order they are read; the number stands in the heading.</summary>
    internal IEnumerable<PrintAmount> Facts() =>
        new (string Label, string? Value)[]
        {
            ("Issued", IssuedOn),
            ("Due", DueOn),
            ("Period", Period),
            ("PO number", PurchaseOrder),
            ("Currency", Currency),
        }.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => new PrintAmount(fact.Label, fact.Value!));
}
