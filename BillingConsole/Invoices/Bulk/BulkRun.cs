using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Invoices.Bulk;

public enum BulkAct { Finalize, Send }

/// <summary>One act on many invoices, chosen once when it began. Each is a commit of its own, so a crash goes on after the last.</summary>
public sealed class BulkRun : IHasId<BulkRun>, IAudited
{
    public static string IdPrefix => "blk";

    public required Id<BulkRun> Id { get; init; }
    public required BulkAct Act { get; init; }
    public required int Total { get; init; }

    /// <summary>Currency code → total of the chosen invoices in minor units.</summary>
    public required Dictionary<string, long> Amounts { get; init; }
    public required string RequestedBy { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? FinishedAt { get; set; }
}

public enum BulkItemState { Waiting, Done, Parked }

/// <summary>What became of one invoice.</summary>
public sealed class BulkItem
{
    public required Id<BulkRun> RunId { get; init; }
    public required int Position { get; init; }
    public required Id<Invoice> InvoiceId { get; init; }
    public BulkItemState State { get; set; }

    /// <summary>Why it was not done.</summary>
    public string? Reason { get; set; }
}

internal sealed class BulkRunTable : IEntityTypeConfiguration<BulkRun>
{
    public void Configure(EntityTypeBuilder<BulkRun> table)
    {
        table.ToTable("bulk_run").HasKey(r => r.Id);
        table.Property(r => r.Amounts).AsJson();
    }
}

internal sealed class BulkItemTable : IEntityTypeConfiguration<BulkItem>
{
    public void Configure(EntityTypeBuilder<BulkItem> table)
    {
        table.ToTable("bulk_item").HasKey(i => new { i.RunId, i.Position });
        table.HasOne<BulkRun>().WithMany().HasForeignKey(i => i.RunId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Invoice>().WithMany().HasForeignKey(i => i.InvoiceId);
        table.HasIndex(i => new { i.RunId, i.State, i.Position });
        table.HasIndex(i => i.InvoiceId);
    }
}
