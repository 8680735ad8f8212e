using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Taxes;

/// <summary>Tells customers, who stand below, which taxes there are.</summary>
public sealed class TaxNames(BillingDb db) : ITaxNames
{
    public async Task<IReadOnlyList<TaxName>> AllAsync(CancellationToken cancel)
    {
        var taxes = await db.Set<Tax>().AsNoTracking().Where(t => t.ArchivedAt == null).OrderBy(t => t.Code).ThenBy(t => t.Number).ToListAsync(cancel);
        return [.. taxes.GroupBy(t => t.Code).Select(g => new TaxName(g.First().Id.ToString(), g.Key, g.Last().Name))];
    }
}
