using System.Text.Json.Serialization;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>How a customer stands with Stripe.</summary>
public enum MappingState { NotLinked, Creating, Linked, Parked, Undecided, Failed, RemoteDeleted, Detached }

/// <summary>A customer and its counterpart in Stripe.</summary>
/// <param name="Note">What a person should know: why it is parked or failed, or what is under way.</param>
public sealed record CustomerInStripe(
    Id<Customer> Customer, string Name, string? Email, MappingState State, string? StripeId, Instant? SyncedAt, string? Note, Instant? NextAttempt, bool Archived)
{
    [JsonIgnore]
    public bool CanCreate => !Archived && State is MappingState.NotLinked or MappingState.Undecided or MappingState.Failed or MappingState.Detached;

    [JsonIgnore]
    public bool CanCreateAgain => !Archived && State == MappingState.RemoteDeleted;

    [JsonIgnore]
    public bool CanLink => !Archived && State is MappingState.NotLinked or MappingState.Undecided or MappingState.Failed or MappingState.Detached or MappingState.RemoteDeleted;

    [JsonIgnore]
    public bool CanUnlink => State is MappingState.Linked or MappingState.Parked;

    [JsonIgnore]
    public bool CanResume => State == MappingState.Parked && !Archived;

    [JsonIgnore]
    public bool CanDelete => StripeId is not null && State is MappingState.Linked or MappingState.Parked or MappingState.Detached;
}

/// <summary>Which customer is which in Stripe, in the account and mode that are connected.</summary>
[Needs(Permission.Read)]
public sealed class LinkQueries(BillingDb db, SyncScopes scopes)
{
    public async Task<PageOf<CustomerInStripe>> ListAsync(Listing listing, MappingState? state, string? search, CancellationToken cancel)
    {
        if (await scopes.CurrentAsync(cancel) is not { } scope) return new([], null);
        var customers = db.Set<Customer>().AsNoTracking();
        if (search?.Trim() is { Length: > 0 } words)
        {
            var lower = words.ToLowerInvariant();
            customers = Id<Customer>.TryParse(words, out var id) ? customers.Where(c => c.Id == id)
                : words.StartsWith("cus_", StringComparison.Ordinal) ? customers.Where(c => db.Set<StripeLink>().Any(l => l.CustomerId == c.Id && l.StripeId == words))
                : customers.Where(c => c.SearchText.Contains(lower));
        }
        if (state is { } wanted) customers = In(customers, scope, wanted);
        var page = await customers.PageAsync(listing, cancel);
        return new(await ViewsAsync(scope, page.Data, cancel), page.NextCursor);
    }

    public async Task<CustomerInStripe?> FindAsync(string customer, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(customer, cancel) is not { } found || await scopes.CurrentAsync(cancel) is not { } scope) return null;
        return await ViewAsync(scope, found, cancel);
    }

    public async Task<CustomerInStripe> ViewAsync(SyncScope scope, Customer customer, CancellationToken cancel) => (await ViewsAsync(scope, [customer], cancel))[0];

    public async Task<IReadOnlyDictionary<MappingState, int>> CountsAsync(CancellationToken cancel)
    {
        var counts = new Dictionary<MappingState, int>();
        if (await scopes.CurrentAsync(cancel) is { } scope)
            foreach (var state in Enum.GetValues<MappingState>()) counts[state] = await In(db.Set<Customer>(), scope, state).CountAsync(cancel);
        return counts;
    }

    private IQueryable<Customer> In(IQueryable<Customer> customers, SyncScope scope, MappingState state)
    {
        var links = db.Set<StripeLink>().Where(l => l.Account == scope.Account && l.Livemode == scope.Livemode);
        var rows = db.Set<Outbound>().Where(o => o.Account == scope.Account && o.Livemode == scope.Livemode && o.Op == OutboundOp.Create);
        var linked = links.Where(l => l.State == LinkState.Linked);
        var free = customers.Where(c => !linked.Any(l => l.CustomerId == c.Id));
        return state switch
        {
            MappingState.Linked => customers.Where(c => linked.Any(l => l.CustomerId == c.Id && l.ParkedBecause == null)),
            MappingState.Parked => customers.Where(c => linked.Any(l => l.CustomerId == c.Id && l.ParkedBecause != null)),
            MappingState.Creating => free.Where(c => rows.Any(o => o.CustomerId == c.Id && o.Status == OutboundStatus.Waiting)),
            MappingState.Undecided => free.Where(c => rows.Any(o => o.CustomerId == c.Id && o.Status == OutboundStatus.Parked)),
            MappingState.Failed => free.Where(c => rows.Where(o => o.CustomerId == c.Id).OrderByDescending(o => o.Id).Take(1).Any(o => o.Status == OutboundStatus.Dead)),
            MappingState.RemoteDeleted => free.Where(c => links.Any(l => l.CustomerId == c.Id && l.State == LinkState.RemoteDeleted)
                && !rows.Any(o => o.CustomerId == c.Id && (o.Status == OutboundStatus.Waiting || o.Status == OutboundStatus.Parked))),
            MappingState.Detached => free.Where(c => links.Any(l => l.CustomerId == c.Id && l.State == LinkState.Detached)
                && !rows.Any(o => o.CustomerId == c.Id && (o.Status == OutboundStatus.Waiting || o.Status == OutboundStatus.Parked))),
            MappingState.NotLinked => customers.Where(c => c.ArchivedAt == null && !links.Any(l => l.CustomerId == c.Id)
                && !rows.Any(o => o.CustomerId == c.Id && (o.Status == OutboundStatus.Waiting || o.Status == OutboundStatus.Parked || o.Status == OutboundStatus.Dead))),
        };
    }

    private async Task<IReadOnlyList<CustomerInStripe>> ViewsAsync(SyncScope scope, IReadOnlyList<Customer> customers, CancellationToken cancel)
    {
        var ids = customers.Select(c => c.Id).ToList();
        await db.Set<StripeLink>().Where(l => l.Account == scope.Account && l.Livemode == scope.Livemode && ids.Contains(l.CustomerId)).LoadAsync(cancel);
        await db.Set<Outbound>().Where(o => o.Account == scope.Account && o.Livemode == scope.Livemode && ids.Contains(o.CustomerId)
            && (o.Status == OutboundStatus.Waiting || o.Status == OutboundStatus.Parked || o.Status == OutboundStatus.Dead)).LoadAsync(cancel);
        var links = db.Set<StripeLink>().Local.Where(l => l.IsOf(scope)).ToLookup(l => l.CustomerId);
        var rows = db.Set<Outbound>().Local.Where(o => o.Account == scope.Account && o.Livemode == scope.Livemode).ToLookup(o => o.CustomerId);
        return [.. customers.Select(c => Mapping.Of(c, [.. links[c.Id]], [.. rows[c.Id]]))];
    }
}

/// <summary>Words how a customer stands, from its links and the requests that are not settled.</summary>
internal static class Mapping
{
    public static CustomerInStripe Of(Customer customer, IReadOnlyList<StripeLink> links, IReadOnlyList<Outbound> rows)
    {
        var link = links.FirstOrDefault(l => l.State == LinkState.Linked) ?? links.MaxBy(l => l.Id);
        var row = rows.Where(o => o.Status is OutboundStatus.Waiting or OutboundStatus.Parked).MaxBy(o => o.Id) ?? rows.Where(o => o.Status == OutboundStatus.Dead && o.SettledAt > (link?.SyncedAt ?? Instant.MinValue)).MaxBy(o => o.Id);
        return new(customer.Id, customer.Name, customer.Email, StateOf(link, row), link?.StripeId, link?.SyncedAt, NoteOf(link, row),
            row is { Status: OutboundStatus.Waiting } ? row.DueAt : null, customer.ArchivedAt is not null);
    }

    private static MappingState StateOf(StripeLink? link, Outbound? row)
    {
        if (link is { State: LinkState.Linked }) return link.ParkedBecause is null ? MappingState.Linked : MappingState.Parked;
        return row switch
        {
            { Op: OutboundOp.Create, Status: OutboundStatus.Waiting } => MappingState.Creating,
            { Op: OutboundOp.Create, Status: OutboundStatus.Parked } => MappingState.Undecided,
            { Op: OutboundOp.Create, Status: OutboundStatus.Dead } => MappingState.Failed,
            _ => link?.State == LinkState.RemoteDeleted ? MappingState.RemoteDeleted : link is null ? MappingState.NotLinked : MappingState.Detached,
        };
    }

    private static string? NoteOf(StripeLink? link, Outbound? row) => link?.ParkedBecause ?? row switch
    {
        null => null,
        { Status: OutboundStatus.Parked } => "Several customers have this e-mail. Say who is who under Suggestions.",
        { Status: OutboundStatus.Dead } => row.RequestId is null ? row.Error : $"{row.Error} (request {row.RequestId})",
        { Error: { } error } => $"Tried {Shell.Wording.Count(row.Attempts, "time")}: {error}",
        { Op: OutboundOp.Create } => "It is being made in Stripe.",
        { Op: OutboundOp.Update } => "A change is on its way to Stripe.",
        _ => "It is being deleted in Stripe.",
    };
}
