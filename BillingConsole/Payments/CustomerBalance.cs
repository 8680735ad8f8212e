using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Payments;

/// <summary>Where a customer stands, in its own currency; wallets each in theirs.</summary>
public sealed record CustomerBalanceView(string Customer, Currency Currency, Money Receivable, Money Overdue, Money CreditBalance, IReadOnlyList<WalletBalance> Wallets);

public sealed record WalletBalance(string Id, string Name, Currency Currency, Money Balance);

[Needs(Permission.Read)]
public sealed class CustomerBalanceQueries(BillingDb db, TimeProvider clock)
{
    public async Task<CustomerBalanceView?> FindAsync(string named, CancellationToken cancel) =>
        await db.FindCustomerAsync(named, cancel) is { } customer ? await OfAsync(customer, cancel) : null;

    public async Task<CustomerBalanceView> OfAsync(Customer customer, CancellationToken cancel)
    {
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(customer.Zone).Date;
        var owed = db.Set<Invoice>().Where(i => i.CustomerId == customer.Id && i.Currency == customer.Currency && (i.Status == InvoiceStatus.Open || i.Status == InvoiceStatus.PartiallyPaid));
        var receivable = await owed.SumAsync(i => i.DueMinor, cancel);
        var overdue = await owed.Where(i => i.DueOn < today).SumAsync(i => i.DueMinor, cancel);
        var credit = await db.CreditBalanceAsync(customer.Id.ToString(), customer.Currency, cancel);
        return new(customer.Id.ToString(), customer.Currency, new(receivable, customer.Currency), new(overdue, customer.Currency), credit, []);
    }
}
