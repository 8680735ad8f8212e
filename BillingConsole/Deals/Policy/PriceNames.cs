using BillingConsole.Catalog;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Deals.Policy;

/// <summary>Tells the company's settings, which stand below, which prices there are.</summary>
public sealed class PriceNames(BillingDb db) : IPriceNames
{
    public async Task<IReadOnlyList<string>> UnknownAsync(IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        var known = await db.Set<Price>().Where(p => codes.Contains(p.Code)).Select(p => p.Code).Distinct().ToListAsync(cancel);
        return [.. codes.Except(known)];
    }
}
