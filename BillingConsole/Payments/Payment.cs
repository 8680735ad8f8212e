using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Payments;

public enum PaymentMethod { BankTransfer, Check, Cash, Card, Other, Stripe }

/// <summary>Money that came in. What an invoice did not need lies in the customer's credit balance.</summary>
public sealed class Payment : IHasId<Payment>, IVersioned, IAudited
{
    public static string IdPrefix => "pay";

    public required Id<Payment> Id { get; init; }
    public required Id<Customer> CustomerId { get; init; }
    public required Id<Invoice> InvoiceId { get; init; }
    public required Currency Currency { get; init; }
    public required long AmountMinor { get; init; }

    /// <summary>The part that paid the invoice; the rest became credit.</summary>
    public required long AppliedMinor { get; set; }
    public long RefundedMinor { get; set; }

    /// <summary>What the payer's bank has taken back until a dispute is decided.</summary>
    public long DisputedMinor { get; set; }

    /// <summary>What it keeps for the payer, because the dispute was lost.</summary>
    public long LostMinor { get; set; }
    public required PaymentMethod Method { get; init; }
    public string? Reference { get; init; }
    public required LocalDate ReceivedOn { get; init; }
    public required Instant CreatedAt { get; init; }
    public uint Version { get; set; }

    public Money Amount => new(AmountMinor, Currency);

    public Money Applied => new(AppliedMinor, Currency);

    public Money Refunded => new(RefundedMinor, Currency);

    public Money Disputed => new(DisputedMinor, Currency);

    public Money Lost => new(LostMinor, Currency);

    /// <summary>The part that went to the customer's credit balance; other invoices may have taken it from there meanwhile.</summary>
    public Money Unapplied => Amount - Applied - Refunded - Disputed - Lost;

    /// <summary>Where it came in, and where a refund leaves.</summary>
    public Account Source => Method == PaymentMethod.Stripe ? Account.StripeClearing : Account.Cash;
}

internal static class UnappliedPayments
{
    /// <summary>Those of which something went to the credit balance.</summary>
    internal static IQueryable<Payment> WithUnapplied(this IQueryable<Payment> payments) =>
        payments.Where(p => p.AppliedMinor + p.RefundedMinor + p.DisputedMinor + p.LostMinor < p.AmountMinor);
}

internal sealed class PaymentTable : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> table)
    {
        table.ToTable("payment", t => t.HasCheckConstraint("payment_positive", "amount_minor > 0 and applied_minor >= 0 and refunded_minor >= 0 and disputed_minor >= 0 and lost_minor >= 0 and applied_minor + refunded_minor + disputed_minor + lost_minor <= amount_minor"))
            .HasKey(p => p.Id);
        table.HasOne<Customer>().WithMany().HasForeignKey(p => p.CustomerId);
        table.HasOne<Invoice>().WithMany().HasForeignKey(p => p.InvoiceId);
        table.HasIndex(p => p.InvoiceId);
        table.HasIndex(p => p.CustomerId);
        // Covers the search by reference, which looks into every one.
        table.HasIndex(p => new { p.Reference, p.Id });
        table.Ignore(p => p.Amount).Ignore(p => p.Applied).Ignore(p => p.Refunded).Ignore(p => p.Disputed).Ignore(p => p.Lost).Ignore(p => p.Unapplied).Ignore(p => p.Source);
    }
}
