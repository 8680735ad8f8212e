using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Invoices.Crediting;

/// <summary>Where the part goes that the invoice had been paid already; what was still due is lowered first, whatever is asked.</summary>
public enum CreditTo { Balance, Wallet, Refund }

/// <summary>Takes back parts of a final invoice as they were stored: of each line, its discount and its taxes. Never changed.</summary>
public sealed class CreditNote : IHasId<CreditNote>, IAppendOnly, IAudited
{
    public static string IdPrefix => "crn";

    public required Id<CreditNote> Id { get; init; }
    public required string Number { get; init; }
    public required Id<Invoice> InvoiceId { get; init; }
    public required Id<Customer> CustomerId { get; init; }
    public required Currency Currency { get; init; }
    public required LocalDate IssuedOn { get; init; }
    public required string Reason { get; init; }
    public required CreditTo To { get; init; }
    public required long SubtotalMinor { get; init; }
    public required long DiscountMinor { get; init; }
    public required long TaxMinor { get; init; }
    public required long TotalMinor { get; init; }

    /// <summary>The part that lowered what was due; the rest went where <see cref="To"/> says.</summary>
    public required long OffDueMinor { get; init; }
    public required List<CreditedLine> Lines { get; init; }
    public required Instant CreatedAt { get; init; }
    public List<CreditNoteTaxRow> Taxes { get; init; } = [];

    public Money Total => new(TotalMinor, Currency);
}

/// <summary>What a credit note takes of one line.</summary>
public sealed record CreditedLine(
    string Line, string Key, ChargeKind Kind, string Description, long AmountMinor, long DiscountMinor, long DeferredMinor, IReadOnlyList<CreditedTax> Taxes)
{
    public InvoicePart ToPart(Currency currency) => new(
        Key, Kind, new(AmountMinor, currency), new(DiscountMinor, currency), new(DeferredMinor, currency), [.. Taxes.Select(t => new LineTax(t.Code, t.Inclusive, new(t.AmountMinor, currency)))]);

    public static CreditedLine Of(InvoicePart part, InvoiceLineRow line) => new(
        line.Id.ToString(), part.Line, part.Kind, line.Description, part.Amount.Minor, part.Discount.Minor, part.Deferred.Minor,
        [.. part.Taxes.Where(t => !t.Amount.IsZero).Select(t => new CreditedTax(t.Code, t.Inclusive, t.Amount.Minor))]);
}

public sealed record CreditedTax(string Code, bool Inclusive, long AmountMinor);

/// <summary>What a credit note takes back of one tax.</summary>
public sealed class CreditNoteTaxRow : IAppendOnly
{
    public required Id<CreditNote> CreditNoteId { get; init; }
    public required int Position { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public decimal? Rate { get; init; }
    public required bool Inclusive { get; init; }
    public required Currency Currency { get; init; }
    public required long AmountMinor { get; init; }
}

internal sealed class CreditNoteTable : IEntityTypeConfiguration<CreditNote>
{
    public void Configure(EntityTypeBuilder<CreditNote> table)
    {
        table.ToTable("credit_note", t => t.HasCheckConstraint("credit_note_positive", "total_minor > 0 and off_due_minor >= 0 and off_due_minor <= total_minor")).HasKey(n => n.Id);
        table.HasOne<Invoice>().WithMany().HasForeignKey(n => n.InvoiceId);
        table.HasOne<Customer>().WithMany().HasForeignKey(n => n.CustomerId);
        table.HasIndex(n => n.Number).IsUnique();
        table.Ignore(n => n.Total);
        table.Property(n => n.Lines).AsJson();
        table.HasMany(n => n.Taxes).WithOne().HasForeignKey(t => t.CreditNoteId);
    }
}

internal sealed class CreditNoteTaxTable : IEntityTypeConfiguration<CreditNoteTaxRow>
{
    public void Configure(EntityTypeBuilder<CreditNoteTaxRow> table) => table.ToTable("credit_note_tax").HasKey(t => new { t.CreditNoteId, t.Position });
}
