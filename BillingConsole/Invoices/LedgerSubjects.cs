using BillingConsole.Customers;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices;

/// <summary>Entries by invoice id or number.</summary>
public sealed class InvoiceSubject(BillingDb db) : ILedgerSubject
{
    public string Kind => "invoice";

    public async Task<string?> FindAsync(string named, CancellationToken cancel) => (await db.FindInvoiceAsync(named, cancel))?.Id.ToString();

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var known = Ids.Of<Invoice>(ids);
        return (await db.Set<Invoice>().AsNoTracking().Where(i => known.Contains(i.Id) && i.Number != null).Select(i => new { i.Id, i.Number }).ToListAsync(cancel))
            .ToDictionary(i => i.Id.ToString(), i => i.Number!);
    }
}

/// <summary>Entries by customer id or external_id.</summary>
public sealed class CustomerSubject(BillingDb db) : ILedgerSubject
{
    public string Kind => "customer";

    public async Task<string?> FindAsync(string named, CancellationToken cancel) => (await db.FindCustomerAsync(named, cancel))?.Id.ToString();

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var known = Ids.Of<Customer>(ids);
        return (await db.Set<Customer>().AsNoTracking().Where(c => known.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(cancel))
            .ToDictionary(c => c.Id.ToString(), c => c.Name);
    }
}

internal static class Ids
{
    public static List<Id<T>> Of<T>(IEnumerable<string> texts) where T : IHasId<T> =>
        [.. texts.Where(t => Id<T>.TryParse(t, out _)).Select(t => Id<T>.Parse(t, null))];
}
