using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Wallets;

/// <summary>The worst state among the wallets of each customer of a list: empty, low or ok.</summary>
public sealed class WalletColumn(BillingDb db) : ICustomerColumn
{
    public string Title => "Wallet";

    public int Order => 30;

    public bool IsAmount => false;

    public async Task<IReadOnlyDictionary<Id<Customer>, CustomerCell>> CellsAsync(IReadOnlyList<Customer> customers, CancellationToken cancel)
    {
        var ids = customers.Select(c => c.Id).ToList();
        var wallets = await db.Set<Wallet>().AsNoTracking().Where(w => ids.Contains(w.CustomerId)).ToListAsync(cancel);
        return wallets.GroupBy(w => w.CustomerId).ToDictionary(g => g.Key, g => new CustomerCell(null,
            g.Any(w => w.Standing.Low == LowState.Low) ? "low" : g.Any(w => w.Ongoing.IsPositive) ? "ok" : "empty"));
    }
}
