using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Platform.Jobs;

public enum JobRunStatus { Queued, Running, Succeeded, Failed, Interrupted }

/// <summary>One attempt at one run of a job; the times are real, only <see cref="DueAt"/> follows the job's clock.</summary>
public sealed class JobRun : IHasId<JobRun>
{
    public static string IdPrefix => "jbr";

    public required Id<JobRun> Id { get; init; }
    public required string Job { get; init; }
    public required JobRunStatus Status { get; set; }

    /// <summary>The instant of the schedule, null when somebody asked for the run.</summary>
    public Instant? DueAt { get; init; }
    public string? RequestedBy { get; init; }

    /// <summary>1 for the first try.</summary>
    public int Attempt { get; set; } = 1;
    public Instant? StartedAt { get; set; }
    public Instant? FinishedAt { get; set; }
    public int Done { get; set; }
    public string? Summary { get; set; }
    public string? Error { get; set; }
}

internal sealed class JobRunTable : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> table)
    {
        table.ToTable("job_run").HasKey(r => r.Id);
        table.HasIndex(r => new { r.Job, r.Id });
        table.HasIndex(r => r.FinishedAt);
    }
}
