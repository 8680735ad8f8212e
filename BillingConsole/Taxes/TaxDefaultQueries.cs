using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Taxes;

/// <summary>A customer who bears taxes of their own, or none at all.</summary>
public sealed record TaxedCustomer(Id<Customer> Id, string Name, string? Country, IReadOnlyList<string> Taxes, bool Exempt);

/// <summary>What an invoice of a customer would bear today, where its subscription names no tax.</summary>
public sealed record CustomerTaxes(string Name, bool Exempt, IReadOnlyList<string> Own, string? Country, string? Region, TaxLevel? Level, IReadOnlyList<TaxView> Borne);

/// <summary>Who bears which tax without anybody naming it on a deal or an invoice.</summary>
[Needs(Permission.Read)]
public sealed class TaxDefaultQueries(BillingDb db, TimeProvider clock, TaxQueries taxes)
{
    /// <param name="tax">A code: only those who have it as their default.</param>
    public async Task<PageOf<TaxedCustomer>> CustomersAsync(Listing listing, string? tax, CancellationToken cancel)
    {
        var rows = db.Set<Customer>().AsNoTracking().Where(c => c.ArchivedAt == null);
        if (tax is not null)
        {
            // The list is kept as JSON text in both engines.
            var quoted = $"\"{tax}\"";
            rows = rows.Where(c => ((string)(object)c.Taxes).Contains(quoted));
        }
        else
        {
            var none = new List<string>();
            rows = rows.Where(c => c.TaxExempt || c.Taxes != none);
        }
        return (await rows.PageAsync(listing, cancel)).Select(c => new TaxedCustomer(c.Id, c.Name, c.Address.Country, c.Taxes, c.TaxExempt));
    }

    /// <summary>The company's default and the rules of countries, those in force and those to come.</summary>
    public async Task<IReadOnlyList<TaxView>> RulesAsync(CancellationToken cancel)
    {
        var codes = await db.Set<Tax>().AsNoTracking().Where(t => t.ArchivedAt == null && (t.Default || t.Country != null)).Select(t => t.Code).Distinct().ToListAsync(cancel);
        return [.. (await taxes.NamedAsync(codes, cancel)).OrderByDescending(t => t.Default).ThenBy(t => t.Country, StringComparer.Ordinal).ThenBy(t => t.Region, StringComparer.Ordinal).ThenBy(t => t.Code, StringComparer.Ordinal)];
    }

    public async Task<CustomerTaxes?> OfAsync(string named, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(named, cancel) is not { } customer) return null;
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(customer.Zone).Date;
        var decision = customer.TaxExempt ? new(null, []) : (await TaxBook.LoadAsync(db, cancel)).Decide([], [], customer, today);
        var borne = await taxes.NamedAsync([.. decision.Taxes.Select(t => t.Code)], cancel);
        return new(customer.Name, customer.TaxExempt, customer.Taxes, customer.Address.Country, customer.Address.State, decision.Level, borne);
    }
}
