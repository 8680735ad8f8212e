using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Platform.Audit;

/// <summary>One change of one object: who, when, from where, why, before and after. Never edited.</summary>
public sealed class AuditRow : IAppendOnly
{
    public long Seq { get; init; }
    public required Instant At { get; init; }
    public required ActorKind ActorKind { get; init; }
    public required string ActorId { get; init; }
    public required string ActorName { get; init; }
    public string? Address { get; init; }
    public required string Operation { get; init; }
    public required string ObjectType { get; init; }
    public required string ObjectId { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
    public string? Reason { get; init; }

    /// <summary>Over this row and the hash of the one before it.</summary>
    public string Hash { get; set; } = "";
}

internal sealed class AuditTable : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> table)
    {
        table.ToTable("audit").HasKey(r => r.Seq);
        table.Property(r => r.Seq).ValueGeneratedOnAdd();
        table.HasIndex(r => new { r.ObjectType, r.ObjectId });
        table.HasIndex(r => r.ActorId);
    }
}
