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
    public required PaymentMethod Method { get; init; }
    public string? Reference { get; init; }
    public required LocalDate ReceivedOn { get; init; }
    public required Instant CreatedAt { get; init; }
    public uint Version { get; set; }

    public Money Amount => new(AmountMinor, Currency);
}

internal sealed class PaymentTable : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> table)
    {
        table.ToTable("payment", t => t.HasCheckConstraint("payment_positive", "amount_minor > 0 and applied_minor >= 0 and applied_minor <= amount_minor and refunded_minor between 0 and amount_minor"))
            .HasKey(p => p.Id);
        table.HasOne<Customer>().WithMany().HasForeignKey(p => p.CustomerId);
        table.HasOne<Invoice>().WithMany().HasForeignKey(p => p.InvoiceId);
        table.HasIndex(p => p.InvoiceId);
        table.Ignore(p => p.Amount);
    }
}
