using BillingConsole.Core.Amounts;
using BillingConsole.Payments;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Which payment intent of Stripe's is which payment here: one row, and so one payment, however often Stripe tells of it.</summary>
public sealed class StripePayment
{
    public required string IntentId { get; init; }
    public required Id<Payment> PaymentId { get; init; }
    public required Id<PaymentRequest> RequestId { get; init; }

    /// <summary>When the reading began that this payment last followed; an older one says nothing new.</summary>
    public required Instant ReadAt { get; set; }
}

internal sealed class StripePaymentTable : IEntityTypeConfiguration<StripePayment>
{
    public void Configure(EntityTypeBuilder<StripePayment> table)
    {
        table.ToTable("stripe_payment").HasKey(p => p.IntentId);
        table.HasOne<Payment>().WithMany().HasForeignKey(p => p.PaymentId);
        table.HasOne<PaymentRequest>().WithMany().HasForeignKey(p => p.RequestId);
        table.HasIndex(p => p.PaymentId).IsUnique();
        table.HasIndex(p => p.RequestId);
    }
}

public enum StripeRefundState { Waiting, Done, Refused }

/// <summary>A refund that began here and that Stripe is to carry out.</summary>
public sealed class StripeRefund : IHasId<StripeRefund>
{
    public static string IdPrefix => "srf";

    public required Id<StripeRefund> Id { get; init; }
    public required string IntentId { get; init; }
    public required Id<Payment> PaymentId { get; init; }
    public required Currency Currency { get; init; }
    public required long AmountMinor { get; init; }
    public StripeRefundState State { get; set; }
    public string? StripeId { get; set; }
    public string? Error { get; set; }
    public required Instant CreatedAt { get; init; }
    public Instant? SettledAt { get; set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>It counts though a reading that began then did not show it.</summary>
    public bool IsAheadOf(Instant readAt) => State == StripeRefundState.Waiting || (State == StripeRefundState.Done && SettledAt >= readAt);
}

internal sealed class StripeRefundTable : IEntityTypeConfiguration<StripeRefund>
{
    public void Configure(EntityTypeBuilder<StripeRefund> table)
    {
        table.ToTable("stripe_refund").HasKey(r => r.Id);
        table.Ignore(r => r.Amount);
        table.HasOne<Payment>().WithMany().HasForeignKey(r => r.PaymentId);
        table.HasIndex(r => r.PaymentId);
        table.HasIndex(r => r.IntentId);
        table.HasIndex(r => r.StripeId).IsUnique();
    }
}
