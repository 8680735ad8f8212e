using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Usage.Importing;

public enum ImportStatus { Running, Completed, Stopped }

/// <summary>One file of events that is being counted, or was; the file lies in the folder of the node that received it until it is read.</summary>
public sealed class UsageImport : IHasId<UsageImport>
{
    public static string IdPrefix => "imp";

    public required Id<UsageImport> Id { get; init; }
    public required string FileName { get; init; }

    /// <summary>The name under which the file lies in the folder.</summary>
    public required string Stored { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public long Read { get; set; }
    public long Accepted { get; set; }
    public long Duplicates { get; set; }
    public long Refused { get; set; }

    /// <summary>The first refused rows, for a person to put right.</summary>
    public List<RefusedRow> Rows { get; set; } = [];
    public ImportStatus Status { get; set; }

    /// <summary>Why it stopped before its end.</summary>
    public string? Reason { get; set; }
    public required string RequestedBy { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? FinishedAt { get; set; }
}

internal sealed class UsageImportTable : IEntityTypeConfiguration<UsageImport>
{
    public void Configure(EntityTypeBuilder<UsageImport> table)
    {
        table.ToTable("usage_import").HasKey(i => i.Id);
        table.Property(i => i.Rows).AsJson();
    }
}
