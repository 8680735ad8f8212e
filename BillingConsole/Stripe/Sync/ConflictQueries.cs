using System.Text.Json.Serialization;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>A field that both sides changed, for a person to look at.</summary>
public sealed record ConflictView(
    Id<SyncConflict> Id, Id<Customer> Customer, string CustomerName, SyncField Field, string? Console, string? Stripe, SyncSide Winner, string Why, Instant FoundAt,
    Instant? ResolvedAt, string? ResolvedBy, SyncSide? Taken)
{
    [JsonIgnore]
    public bool IsOpen => ResolvedAt is null;

    /// <summary>Whose value lost.</summary>
    [JsonIgnore]
    public SyncSide Loser => Winner == SyncSide.Console ? SyncSide.Stripe : SyncSide.Console;

    public static ConflictView Of(SyncConflict c, string customer) => new(
        c.Id, c.CustomerId, customer, c.Field, c.Console.Text(c.Field), c.Stripe.Text(c.Field), c.Winner, c.ByTime ? "Written later" : "Rule, as nobody knows who wrote last", c.FoundAt,
        c.ResolvedAt, c.ResolvedBy, c.Taken);
}

[Needs(Permission.Read)]
public sealed class ConflictQueries(BillingDb db)
{
    public Task<int> OpenAsync(CancellationToken cancel = default) => db.Set<SyncConflict>().CountAsync(c => c.ResolvedAt == null, cancel);

    public async Task<PageOf<ConflictView>> ListAsync(Listing listing, bool resolved, string? customer, CancellationToken cancel)
    {
        var rows = db.Set<SyncConflict>().AsNoTracking().Where(c => resolved || c.ResolvedAt == null);
        if (customer is not null)
        {
            var found = (await db.FindCustomerAsync(customer, cancel))?.Id;
            rows = rows.Where(c => c.CustomerId == found);
        }
        var page = await rows.PageAsync(listing, cancel);
        var ids = page.Data.Select(c => c.CustomerId).Distinct().ToList();
        var names = await db.Set<Customer>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        return page.Select(c => ConflictView.Of(c, names[c.CustomerId]));
    }
}
