using System.Text.Json.Serialization;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using NodaTime;

namespace BillingConsole.Invoices;

public sealed record PeriodView(LocalDate Start, LocalDate End);

/// <summary>An invoice as the API and the pages show it; a draft or a preview shows the same figures as an estimate.</summary>
public sealed record InvoiceView : IVersionedView
{
    public required string? Id { get; init; }
    public required string? Number { get; init; }
    public required InvoiceStatus Status { get; init; }
    public required InvoiceKind Kind { get; init; }
    public required string Customer { get; init; }
    public required string CustomerName { get; init; }
    public required string? Subscription { get; init; }
    public required Currency Currency { get; init; }
    public required PeriodView Period { get; init; }
    public required LocalDate BillingDate { get; init; }
    public required LocalDate? IssuedOn { get; init; }
    public required LocalDate? DueOn { get; init; }
    public required bool Overdue { get; init; }
    public required bool Estimate { get; init; }
    public required IReadOnlyList<LineView> Lines { get; init; }
    public required IReadOnlyList<DiscountView> Discounts { get; init; }
    public required IReadOnlyList<TaxLineView> Taxes { get; init; }
    public required Money Subtotal { get; init; }
    public required Money DiscountTotal { get; init; }
    public required Money TaxTotal { get; init; }
    public required Money Total { get; init; }
    public required Money CreditsApplied { get; init; }
    public required Money WalletApplied { get; init; }
    public required Money AmountPaid { get; init; }
    public required Money AmountDue { get; init; }
    public required Money WrittenOff { get; init; }

    /// <summary>What of its payments a bank holds until a dispute is decided.</summary>
    public required Money Disputed { get; init; }

    /// <summary>What was given up because disputes were lost.</summary>
    public required Money Lost { get; init; }

    /// <summary>What credit notes took off what is owed or had been paid.</summary>
    public required Money Credited { get; init; }
    public required IReadOnlyList<InvoiceCreditView> CreditNotes { get; init; }
    public required IReadOnlyList<InvoicePaymentView> Payments { get; init; }
    public required IReadOnlyList<LedgerEntryView> Journal { get; init; }
    public required IReadOnlyList<string> Issues { get; init; }
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }
    public required uint Version { get; init; }

    /// <summary>Decided here, so that no page has a rule of its own.</summary>
    [JsonIgnore]
    public bool CanFinalise => Status == InvoiceStatus.Draft;

    [JsonIgnore]
    public bool CanVoid => Status is (InvoiceStatus.Open or InvoiceStatus.PartiallyPaid or InvoiceStatus.Paid) && CreditNotes.Count == 0 && WrittenOff.IsZero && Lost.IsZero;

    [JsonIgnore]
    public bool CanCredit => Kind != InvoiceKind.TopUp && Status is not (InvoiceStatus.Draft or InvoiceStatus.Void) && (WrittenOff.IsZero || AmountDue.IsPositive)
        && CreditNotes.Sum(n => n.Total.Minor) + WrittenOff.Minor + Lost.Minor < Total.Minor;

    /// <summary>A voided period is billed again only on request.</summary>
    [JsonIgnore]
    public bool CanRebill { get; init; }

    [JsonIgnore]
    public bool CanSend => Status is not (InvoiceStatus.Draft or InvoiceStatus.Void);

    [JsonIgnore]
    public bool CanTakePayment => Status is InvoiceStatus.Open or InvoiceStatus.PartiallyPaid or InvoiceStatus.Paid or InvoiceStatus.Uncollectible;

    [JsonIgnore]
    public bool CanWriteOff => Status is InvoiceStatus.Open or InvoiceStatus.PartiallyPaid;
}

public sealed record LineView
{
    public required string Id { get; init; }
    public required string Description { get; init; }
    public required string? Price { get; init; }
    public required string? Meter { get; init; }
    public required string? Plan { get; init; }
    public required string? AddOn { get; init; }
    public required PeriodView Period { get; init; }
    public required decimal Quantity { get; init; }
    public required decimal? Included { get; init; }
    public required decimal BillableQuantity { get; init; }
    public required decimal? UnitAmount { get; init; }
    public required decimal? ListUnitAmount { get; init; }
    public required Money ListAmount { get; init; }
    public required Money Amount { get; init; }
    public required Money Discount { get; init; }
    public required Money Net { get; init; }
    public required IReadOnlyList<StepView> Explanation { get; init; }
}

public enum DiscountScope { Line, Invoice }

public sealed record DiscountView(string Coupon, string Name, DiscountScope Scope, Money Amount, string? Reason, IReadOnlyList<AllocationView> Allocations);

/// <summary>The part of a discount that one line bears.</summary>
public sealed record AllocationView(string Line, Money Amount);

/// <summary>One step of a line's price; the steps add up to the line.</summary>
public sealed record StepView(string Kind, string Text, decimal Quantity, decimal? UnitAmount, Money Amount)
{
    public static IReadOnlyList<StepView> Of(InvoiceLineRow line) =>
        [.. line.Parts.Select(p => new StepView(p.Kind, p.Text, p.Quantity, p.UnitAmount, Money.Round(p.Amount, line.Currency)))];
}

public enum TaxLineKind { Percentage, Fixed }

public sealed record TaxLineView(string Code, string Name, TaxLineKind Kind, decimal? Rate, Money Taxable, Money Amount, bool Inclusive);

/// <summary>One credit note of an invoice; <paramref name="OffDue"/> lowered what was due, the rest had been paid and was given back.</summary>
public sealed record InvoiceCreditView(string Id, string Number, LocalDate IssuedOn, CreditTo To, string Reason, Money Total, Money OffDue)
{
    public static InvoiceCreditView Of(CreditNote note) => new(note.Id.ToString(), note.Number, note.IssuedOn, note.To, note.Reason, note.Total, new(note.OffDueMinor, note.Currency));
}

/// <param name="Disputed">What of it a bank holds until a dispute is decided.</param>
/// <param name="Lost">What a bank gave back to the payer for good.</param>
public sealed record InvoicePaymentView(string Id, Money Amount, string Method, string? Reference, LocalDate ReceivedOn, Money Disputed, Money Lost);

/// <summary>What is owed in one currency, by how long it has been overdue.</summary>
public sealed record AgeingRow(Currency Currency, Money NotDue, Money Days1To30, Money Days31To60, Money Days61To90, Money Older, Money Total);

/// <summary>A row of the list: no lines, everything a person looks for.</summary>
public sealed record InvoiceRow(
    Id<Invoice> Id, string? Number, InvoiceStatus Status, Id<Customer> Customer, string CustomerName, string? Subscription, Currency Currency,
    PeriodView Period, LocalDate? IssuedOn, LocalDate? DueOn, bool Overdue, int? DaysOverdue, Money Total, Money AmountPaid, Money AmountDue);

public sealed record BillingRunView(
    Id<BillingRun> Id, BillingRunStatus Status, string? AsOf, bool DryRun, int Total, int Done, int Invoices, IReadOnlyList<ParkedDeal> Parked,
    IReadOnlyDictionary<string, Money> AmountByCurrency, string? Error, Instant CreatedAt, Instant? FinishedAt, IReadOnlyList<string> Customers)
{
    [JsonIgnore]
    public bool IsUnderWay => Status is BillingRunStatus.Queued or BillingRunStatus.Running;

    public static BillingRunView Of(BillingRun r) => new(
        r.Id, r.Status, r.AsOfInstant?.ToString() ?? r.AsOfDate?.ToString("uuuu-MM-dd", null), r.DryRun, r.Total, r.Done, r.Invoices, r.Parked,
        r.AmountByCurrency.ToDictionary(p => p.Key, p => Money.Round(p.Value, Currency.Of(p.Key))), r.Error, r.CreatedAt, r.FinishedAt, r.Customers);
}
