using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>When the workers have something to do again.</summary>
[Needs(Permission.Administer)]
public sealed class DueQueries(BillingDb db)
{
    /// <param name="nextBackfill">Until then nothing of a first meeting is sent.</param>
    public async Task<Instant?> NextAsync(SyncScope scope, Instant nextBackfill, CancellationToken cancel)
    {
        var waiting = db.Set<Outbound>().AsNoTracking().Where(o => o.Account == scope.Account && o.Livemode == scope.Livemode && o.Status == OutboundStatus.Waiting);
        var usual = await waiting.Where(o => o.Cause != OutboundCause.Backfill).Select(o => (Instant?)o.DueAt).MinAsync(cancel);
        var slow = await waiting.Where(o => o.Cause == OutboundCause.Backfill).Select(o => (Instant?)o.DueAt).MinAsync(cancel);
        if (await db.Set<DriftRun>().AnyAsync(r => r.Account == scope.Account && r.Livemode == scope.Livemode && r.Status == WalkStatus.Running, cancel)) slow = slow is { } at ? Instant.Min(at, nextBackfill) : nextBackfill;
        var paced = slow is { } due ? Instant.Max(due, nextBackfill) : (Instant?)null;
        return usual is null ? paced : paced is null ? usual : Instant.Min(usual.Value, paced.Value);
    }

    public async Task<WalkState?> RunningAsync(SyncScope scope, CancellationToken cancel) =>
        await db.Set<DriftRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Account == scope.Account && r.Livemode == scope.Livemode && r.Status == WalkStatus.Running, cancel) is { } run
            ? new(run.Id, run.Kind, run.Cursor, run.ListEnded, run.StartedAt) : null;

    /// <summary>A linked customer that this walk has not met.</summary>
    public Task<string?> UnnamedAsync(SyncScope scope, Instant startedAt, CancellationToken cancel) => db.Set<StripeLink>().AsNoTracking()
        .Where(l => l.Account == scope.Account && l.Livemode == scope.Livemode && l.State == LinkState.Linked && (l.LastSeenAt == null || l.LastSeenAt < startedAt))
        .OrderBy(l => l.Id).Select(l => (string?)l.StripeId).FirstOrDefaultAsync(cancel);
}

/// <summary>Where a running walk stands.</summary>
public sealed record WalkState(Id<DriftRun> Id, WalkKind Kind, string? Cursor, bool ListEnded, Instant StartedAt);
