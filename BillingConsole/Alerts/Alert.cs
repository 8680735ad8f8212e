using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Outbox;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Alerts;

/// <summary>One crossing: the ongoing balance of a wallet fell below its threshold. Each has a row of its own.</summary>
public sealed class Alert : IHasId<Alert>, IAudited
{
    public static string IdPrefix => "alr";

    public required Id<Alert> Id { get; init; }
    public required Id<Wallet> WalletId { get; init; }
    public required Id<Customer> CustomerId { get; init; }
    public required Currency Currency { get; init; }
    public required long ThresholdMinor { get; init; }

    /// <summary>The ongoing balance that crossed it.</summary>
    public required long OngoingMinor { get; init; }
    public required long BalanceMinor { get; init; }
    public required Instant FiredAt { get; init; }
    public Instant? AcknowledgedAt { get; set; }
    public string? AcknowledgedBy { get; set; }

    public List<AlertDelivery> Deliveries { get; init; } = [];
}

public enum AlertChannel { InApp, Email, Webhook }

/// <summary>One way an alert was told. The attempts of a mail or a webhook stand with its message in the outbox.</summary>
public sealed class AlertDelivery : IHasId<AlertDelivery>
{
    public static string IdPrefix => "ald";

    public required Id<AlertDelivery> Id { get; init; }
    public required Id<Alert> AlertId { get; init; }
    public required AlertChannel Channel { get; init; }
    public required string Target { get; init; }
    public Id<OutboxMessage>? MessageId { get; init; }
    public required Instant CreatedAt { get; init; }
}

internal sealed class AlertTable : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> table)
    {
        table.ToTable("alert").HasKey(a => a.Id);
        table.HasOne<Wallet>().WithMany().HasForeignKey(a => a.WalletId);
        table.HasOne<Customer>().WithMany().HasForeignKey(a => a.CustomerId);
        table.HasIndex(a => a.Id).HasFilter("acknowledged_at is null").HasDatabaseName("ix_alert_unread");
        table.HasMany(a => a.Deliveries).WithOne().HasForeignKey(d => d.AlertId);
    }
}

internal sealed class AlertDeliveryTable : IEntityTypeConfiguration<AlertDelivery>
{
    public void Configure(EntityTypeBuilder<AlertDelivery> table) => table.ToTable("alert_delivery").HasKey(d => d.Id);
}
