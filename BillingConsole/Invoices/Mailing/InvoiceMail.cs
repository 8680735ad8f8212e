using BillingConsole.Platform.Data;
using BillingConsole.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Invoices.Mailing;

/// <summary>A mail about an invoice. Whether it left stands with its message in the outbox.</summary>
public sealed class InvoiceMail : IHasId<InvoiceMail>
{
    public static string IdPrefix => "iml";

    public required Id<InvoiceMail> Id { get; init; }
    public required Id<Invoice> InvoiceId { get; init; }
    public required string To { get; init; }
    public required string Subject { get; init; }
    public required string SentBy { get; init; }
    public required Id<OutboxMessage> MessageId { get; init; }
    public required Instant CreatedAt { get; init; }
}

internal sealed class InvoiceMailTable : IEntityTypeConfiguration<InvoiceMail>
{
    public void Configure(EntityTypeBuilder<InvoiceMail> table)
    {
        table.ToTable("invoice_mail").HasKey(m => m.Id);
        table.HasOne<Invoice>().WithMany().HasForeignKey(m => m.InvoiceId);
        table.HasIndex(m => new { m.InvoiceId, m.Id });
    }
}
