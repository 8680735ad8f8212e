using BillingConsole.Customers;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>What is owed, said once.</summary>
public static class Unpaid
{
    /// <summary>Final invoices of which something is due.</summary>
    public static IQueryable<Invoice> Owed(this IQueryable<Invoice> invoices) => invoices.Where(i => i.Status == InvoiceStatus.Open || i.Status == InvoiceStatus.PartiallyPaid);

    /// <summary>Owed, and no bank decides about a payment of it.</summary>
    public static IQueryable<Invoice> Remindable(this IQueryable<Invoice> invoices) => invoices.Owed().Where(i => i.DueOn != null && i.DisputedMinor == 0);

    internal static async Task<IReadOnlyDictionary<Id<Customer>, CustomerCell>> OwedByAsync(this BillingDb db, IReadOnlyList<Customer> customers, Func<Customer, LocalDate?, bool> counts, CancellationToken cancel)
    {
        var ids = customers.Select(c => c.Id).ToList();
        var owed = await db.Set<Invoice>().Owed().Where(i => ids.Contains(i.CustomerId))
            .GroupBy(i => new { i.CustomerId, i.Currency, i.DueOn }).Select(g => new { g.Key.CustomerId, g.Key.Currency, g.Key.DueOn, Minor = g.Sum(i => i.DueMinor) }).ToListAsync(cancel);
        var of = owed.ToLookup(o => (o.CustomerId, o.Currency));
        return customers.Select(c => (c.Id, Amount: new Money(of[(c.Id, c.Currency)].Where(o => counts(c, o.DueOn)).Sum(o => o.Minor), c.Currency)))
            .Where(c => c.Amount.IsPositive).ToDictionary(c => c.Id, c => new CustomerCell(c.Amount));
    }
}

/// <summary>What each customer of a list owes, in its currency.</summary>
public sealed class OwedColumn(BillingDb db) : ICustomerColumn
{
    public string Title => "Owes";

    public int Order => 10;

    public Task<IReadOnlyDictionary<Id<Customer>, CustomerCell>> CellsAsync(IReadOnlyList<Customer> customers, CancellationToken cancel) => db.OwedByAsync(customers, (_, _) => true, cancel);
}

/// <summary>What of that is past its due date where the customer is.</summary>
public sealed class OverdueColumn(BillingDb db, TimeProvider clock) : ICustomerColumn
{
    public string Title => "Overdue";

    public int Order => 20;

    public Task<IReadOnlyDictionary<Id<Customer>, CustomerCell>> CellsAsync(IReadOnlyList<Customer> customers, CancellationToken cancel)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return db.OwedByAsync(customers, (customer, due) => due < now.InZone(customer.Zone).Date, cancel);
    }
}
