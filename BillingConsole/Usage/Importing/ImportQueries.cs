using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage.Importing;

/// <summary>One import as it stands.</summary>
public sealed record ImportView(
    Id<UsageImport> Id, string FileName, ImportStatus Status, long Size, long Read, long Accepted, long Duplicates, long Refused, string? Reason, string RequestedBy, Instant CreatedAt, Instant? FinishedAt);

[Needs(Permission.SendEvents)]
public sealed class ImportQueries(BillingDb db)
{
    /// <summary>The newest first, without their refused rows.</summary>
    public async Task<IReadOnlyList<ImportView>> LatestAsync(int most, CancellationToken cancel) => await db.Set<UsageImport>().OrderByDescending(i => i.Id).Take(most)
        .Select(i => new ImportView(i.Id, i.FileName, i.Status, i.Size, i.Read, i.Accepted, i.Duplicates, i.Refused, i.Reason, i.RequestedBy, i.CreatedAt, i.FinishedAt)).ToListAsync(cancel);

    /// <summary>The refused rows of one as a table.</summary>
    public async Task<byte[]> RefusedAsync(Id<UsageImport> import, CancellationToken cancel) =>
        FileImport.TableOf((await db.Set<UsageImport>().AsNoTracking().SingleAsync(i => i.Id == import, cancel)).Rows);
}
