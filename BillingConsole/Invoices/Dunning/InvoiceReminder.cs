using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Invoices.Dunning;

/// <summary>A reminder of an overdue invoice; a level is reached once. Levels passed over because dunning began late were not sent.</summary>
public sealed class InvoiceReminder : IAppendOnly
{
    public required Id<Invoice> InvoiceId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Level { get; init; }
    public required bool Sent { get; init; }

    /// <summary>Where it went; null when the customer has no address.</summary>
    public string? To { get; init; }
    public required Instant At { get; init; }
}

internal sealed class InvoiceReminderTable : IEntityTypeConfiguration<InvoiceReminder>
{
    public void Configure(EntityTypeBuilder<InvoiceReminder> table)
    {
        table.ToTable("invoice_reminder").HasKey(r => new { r.InvoiceId, r.Level });
        table.HasOne<Invoice>().WithMany().HasForeignKey(r => r.InvoiceId);
    }
}
