using System.Text.Json.Serialization;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>A walk over Stripe's customers and its counts; those of a dry run are what would be done.</summary>
public sealed record WalkView(
    Id<DriftRun> Id, WalkKind Kind, WalkStatus Status, string RequestedBy, Instant StartedAt, Instant? FinishedAt, int Listed, int Linked, int CreatedHere, int CreatedThere,
    int Ambiguous, int Elsewhere, int Drifted, int Deleted)
{
    [JsonIgnore]
    public bool IsRunning => Status == WalkStatus.Running;

    public static WalkView Of(DriftRun r) => new(
        r.Id, r.Kind, r.Status, r.RequestedBy, r.StartedAt, r.FinishedAt, r.Listed, r.Linked, r.CreatedHere, r.CreatedThere, r.Ambiguous, r.Elsewhere, r.Drifted, r.Deleted);
}

public sealed record DriftView(
    Id<DriftItem> Id, Id<DriftRun> Run, Id<Customer>? Customer, string StripeId, SyncField? Field, string? Console, string? Stripe, DriftCause Cause, string Fix, Instant FoundAt)
{
    public static DriftView Of(DriftItem i) => new(i.Id, i.RunId, i.CustomerId, i.StripeId, i.Field, i.Console, i.Stripe, i.Cause, i.Fix, i.FoundAt);
}

[Needs(Permission.Read)]
public sealed class WalkQueries(BillingDb db, SyncScopes scopes)
{
    public async Task<PageOf<WalkView>> ListAsync(Listing listing, WalkKind? kind, CancellationToken cancel) =>
        (await (await OfAsync(cancel)).Where(r => kind == null || r.Kind == kind).PageAsync(listing, cancel)).Select(WalkView.Of);

    /// <summary>The newest walk of this kind.</summary>
    public async Task<WalkView?> LastAsync(WalkKind kind, CancellationToken cancel) =>
        await (await OfAsync(cancel)).Where(r => r.Kind == kind).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel) is { } last ? WalkView.Of(last) : null;

    public async Task<PageOf<DriftView>> DriftAsync(Listing listing, string? run, DriftCause? cause, CancellationToken cancel)
    {
        var runs = await OfAsync(cancel);
        var rows = db.Set<DriftItem>().AsNoTracking().Where(i => runs.Any(r => r.Id == i.RunId) && (cause == null || i.Cause == cause));
        if (Id<DriftRun>.TryParse(run, out var id)) rows = rows.Where(i => i.RunId == id);
        return (await rows.PageAsync(listing, cancel)).Select(DriftView.Of);
    }

    private async Task<IQueryable<DriftRun>> OfAsync(CancellationToken cancel)
    {
        var scope = await scopes.CurrentAsync(cancel);
        var (account, livemode) = (scope?.Account ?? "", scope?.Livemode ?? false);
        return db.Set<DriftRun>().AsNoTracking().Where(r => r.Account == account && r.Livemode == livemode);
    }
}
