using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Invoices;

public enum BillingRunStatus { Queued, Running, Completed, Failed }

public sealed record ParkedDeal(string Subscription, string Reason);

/// <summary>One pass over everything that is due; its progress is saved with each piece of work, so that a crash continues it.</summary>
public sealed class BillingRun : IHasId<BillingRun>, IAudited
{
    public static string IdPrefix => "run";

    public required Id<BillingRun> Id { get; init; }
    public BillingRunStatus Status { get; set; } = BillingRunStatus.Queued;

    /// <summary>An instant, or a day that means 00:00 in each customer's zone; exactly one is set.</summary>
    public Instant? AsOfInstant { get; init; }
    public LocalDate? AsOfDate { get; init; }

    /// <summary>Ids of the customers it is limited to; empty for all.</summary>
    public List<string> Customers { get; init; } = [];
    public bool DryRun { get; init; }
    public int Total { get; set; }
    public int Done { get; set; }
    public int Invoices { get; set; }
    public List<ParkedDeal> Parked { get; set; } = [];

    /// <summary>Currency code → total of what was invoiced, in major units.</summary>
    public Dictionary<string, decimal> AmountByCurrency { get; set; } = [];
    public string? Error { get; set; }
    public required Instant CreatedAt { get; init; }
    public Instant? FinishedAt { get; set; }

    /// <summary>Real time of the last piece of work; a run whose worker died is taken over.</summary>
    public Instant? HeartbeatAt { get; set; }
}

internal sealed class BillingRunTable : IEntityTypeConfiguration<BillingRun>
{
    public void Configure(EntityTypeBuilder<BillingRun> table)
    {
        table.ToTable("billing_run").HasKey(r => r.Id);
        table.HasIndex(r => r.Status);
        table.Property(r => r.Customers).AsJson();
        table.Property(r => r.Parked).AsJson();
        table.Property(r => r.AmountByCurrency).AsJson();
    }
}
