using System.Text.Json.Serialization;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Customers;

/// <summary>A customer as the API and the pages show it.</summary>
public sealed record CustomerView : IVersionedView
{
    public required Id<Customer> Id { get; init; }
    public required string? ExternalId { get; init; }
    public required string Name { get; init; }
    public required string? Email { get; init; }
    public required string? Phone { get; init; }
    public required Address Address { get; init; }
    public required string? PreferredLocale { get; init; }
    public required Currency Currency { get; init; }
    public required string TimeZone { get; init; }
    public required int? PaymentTermsDays { get; init; }
    public required string? TaxId { get; init; }
    public required bool TaxExempt { get; init; }
    public required IReadOnlyList<string> Taxes { get; init; }
    public required ReviewPolicy? Review { get; init; }
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Instant? ArchivedAt { get; init; }
    public required uint Version { get; init; }

    public static CustomerView Of(Customer c) => new()
    {
        Id = c.Id, ExternalId = c.ExternalId, Name = c.Name, Email = c.Email, Phone = c.Phone, Address = c.Address, PreferredLocale = c.PreferredLocale, Currency = c.Currency,
        TimeZone = c.TimeZone, PaymentTermsDays = c.PaymentTermsDays, TaxId = c.TaxId, TaxExempt = c.TaxExempt, Taxes = c.Taxes,
        Review = c.Review, Metadata = c.Metadata, CreatedAt = c.CreatedAt, ArchivedAt = c.ArchivedAt, Version = c.Version,
    };

    [JsonIgnore]
    public string Status => ArchivedAt is null ? "active" : "archived";

    /// <summary>The tax id stands here with its end only.</summary>
    [JsonIgnore]
    public bool TaxIdIsMasked { get; init; }

    /// <summary>The same with what support may not read in full.</summary>
    public CustomerView For(Role role) => role == Role.Support && TaxId is { Length: > 4 } id ? this with { TaxId = "•••" + id[^4..], TaxIdIsMasked = true } : this;
}

[Needs(Permission.Read)]
public sealed class CustomerQueries(BillingDb db, CurrentActor actor)
{
    public async Task<PageOf<CustomerView>> ListAsync(Listing listing, string? search, bool archived, CancellationToken cancel)
    {
        var rows = db.Set<Customer>().AsNoTracking().Where(c => archived || c.ArchivedAt == null);
        if (search?.Trim().ToLowerInvariant() is { Length: > 0 } words)
            rows = Id<Customer>.TryParse(words, out var id) ? rows.Where(c => c.Id == id) : rows.Where(c => c.SearchText.Contains(words));
        var role = await RoleAsync();
        return (await rows.PageAsync(listing, cancel)).Select(c => CustomerView.Of(c).For(role));
    }

    public async Task<CustomerView?> FindAsync(string customer, CancellationToken cancel) =>
        await db.FindCustomerAsync(customer, cancel) is { } found ? CustomerView.Of(found).For(await RoleAsync()) : null;

    private async Task<Role> RoleAsync() => (await actor.FindAsync())?.Role ?? Role.ReadOnly;
}

public static class CustomerLookup
{
    public static Task<List<Customer>> CustomersAsync(this BillingDb db, IReadOnlyList<Id<Customer>> ids, CancellationToken cancel) =>
        db.Set<Customer>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancel);

    /// <summary>The one that a list is narrowed to.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static async Task<Customer> CustomerNamedAsync(this BillingDb db, string named, CancellationToken cancel) =>
        await db.FindCustomerAsync(named, cancel) ?? throw new RefusedException(Refusal.Invalid("customer", $"There is no customer '{named}'."));

    /// <summary>By id or by external_id, as every call may name a customer.</summary>
    public static Task<Customer?> FindCustomerAsync(this BillingDb db, string? named, CancellationToken cancel) =>
        Id<Customer>.TryParse(named, out var id)
            ? db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancel)
            : db.Set<Customer>().SingleOrDefaultAsync(c => c.ExternalId == named && named != null, cancel);
}
