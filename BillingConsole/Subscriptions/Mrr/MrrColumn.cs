using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions.Mrr;

/// <summary>What the deals of each customer of a list are worth a month today, where the customer is.</summary>
public sealed class MrrColumn(BillingDb db, TimeProvider clock) : ICustomerColumn
{
    public string Title => "MRR";

    public int Order => 0;

    public async Task<IReadOnlyDictionary<Id<Customer>, CustomerCell>> CellsAsync(IReadOnlyList<Customer> customers, CancellationToken cancel)
    {
        var (now, ids) = (Instant.FromDateTimeOffset(clock.GetUtcNow()), customers.Select(c => c.Id).ToList());
        var deals = (await db.Set<Subscription>().AsNoTracking().AsSplitQuery().Where(s => ids.Contains(s.CustomerId))
            .Include(s => s.Items).Include(s => s.AddOns).Include(s => s.Overrides).ToListAsync(cancel)).ToLookup(s => s.CustomerId);
        return customers.Select(c => (c.Id, Amount: Money.Sum(deals[c.Id].Select(d => d.MrrOn(now.InZone(c.Zone).Date)), c.Currency)))
            .Where(c => c.Amount.IsPositive).ToDictionary(c => c.Id, c => new CustomerCell(c.Amount));
    }
}
