using System.Globalization;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Platform.Audit;

/// <summary>Where the audit log stood on a day: rows that are cut off its end later are missed here.</summary>
public sealed class AuditAnchor : IAppendOnly
{
    public required LocalDate Day { get; init; }
    public required long Seq { get; init; }
    public required string Hash { get; init; }
    public required Instant At { get; init; }

    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Day:uuuu-MM-dd} {Seq} {Hash}");
}

internal sealed class AuditAnchorTable : IEntityTypeConfiguration<AuditAnchor>
{
    public void Configure(EntityTypeBuilder<AuditAnchor> table)
    {
        table.ToTable("audit_anchor").HasKey(a => a.Day);
        table.Ignore(a => a.Line);
    }
}

/// <summary>The same anchors in a file beside the database, so that whoever cuts the log must find both.</summary>
public sealed class AuditAnchorFile(DataSettings data)
{
    public string Path => System.IO.Path.Combine(data.Directory, "audit-anchors.txt");

    public async Task AppendAsync(AuditAnchor anchor, CancellationToken cancel)
    {
        Directory.CreateDirectory(data.Directory);
        if ((await ReadAsync(cancel)).All(a => a.Line != anchor.Line)) await File.AppendAllTextAsync(Path, anchor.Line + "\n", cancel);
    }

    public async Task<IReadOnlyList<(string Day, long Seq, string Hash, string Line)>> ReadAsync(CancellationToken cancel) => !File.Exists(Path) ? [] :
    [
        .. from line in await File.ReadAllLinesAsync(Path, cancel)
           let parts = line.Split(' ')
           where parts.Length == 3 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)
           select (parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], line),
    ];
}

/// <summary>Fixes where the audit log stands today; answers the day's anchor, also when there is one already.</summary>
[Needs(Permission.Administer)]
public sealed record FixAuditAnchor : IInput<AuditAnchorView>;

public sealed record AuditAnchorView(LocalDate Day, long Seq, string Hash, Instant At);

public sealed class FixAuditAnchorOperation(BillingDb db, RealTime real, AuditAnchorFile file) : IOperation<FixAuditAnchor, AuditAnchorView>
{
    public async Task<Result<AuditAnchorView>> RunAsync(FixAuditAnchor input, CancellationToken cancel)
    {
        var today = real.Now.InUtc().Date;
        var anchor = await db.Set<AuditAnchor>().SingleOrDefaultAsync(a => a.Day == today, cancel);
        if (anchor is null)
        {
            if (await db.Set<AuditRow>().AsNoTracking().OrderByDescending(r => r.Seq).FirstOrDefaultAsync(cancel) is not { } last) return Refusal.Conflict("nothing_to_anchor", "The audit log is empty.");
            db.Add(anchor = new() { Day = today, Seq = last.Seq, Hash = last.Hash, At = real.Now });
        }
        await file.AppendAsync(anchor, cancel);
        return new AuditAnchorView(anchor.Day, anchor.Seq, anchor.Hash, anchor.At);
    }
}

/// <summary>Every night: a log that was tampered with is a failed run; one that is whole gets its anchor.</summary>
public sealed class AuditAnchorJob(Operations.Operations operations) : BillingJob
{
    public override string Name => "audit-anchor";

    public override string Description => "Verifies the audit log and fixes where it stands, so that rows cut off its end are missed.";

    public override JobClock Clock => JobClock.Real;

    public override string Cron => "0 50 2 * * ?";

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var verdict = (await operations.ReadAsync((AuditVerifier v) => v.VerifyAsync(cancel), cancel)).Value;
        if (!verdict.Ok) throw new InvalidOperationException($"The audit log is not right: {string.Join(" ", verdict.Problems)}");
        var anchor = await operations.RunAsync(new FixAuditAnchor(), cancel: cancel);
        return new((int)verdict.Checked, anchor.Ok ? $"{verdict.Checked} rows are right; anchored at row {anchor.Value.Seq}." : "The audit log is empty.");
    }
}
