using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Cockpit;

/// <summary>A deal that a run could not bill: why, and what to do about it.</summary>
public sealed record ParkedRow(string Subscription, string Customer, string CustomerName, LocalDate? Since, string Reason, string Repair);

public sealed record HeldRow(string Subscription, string Customer, string CustomerName, LocalDate? Since, string Reason, string By, Instant At);

/// <summary>What waits for a person before it can be billed.</summary>
public sealed record WaitingView(IReadOnlyList<ParkedRow> Parked, IReadOnlyList<HeldRow> Held);

[Needs(Permission.Read)]
public sealed class CockpitQueries(BillingDb db)
{
    private const int Most = 200;

    public async Task<WaitingView> WaitingAsync(CancellationToken cancel)
    {
        var parked = await (from deal in db.Set<Subscription>()
                            join customer in db.Set<Customer>() on deal.CustomerId equals customer.Id
                            where deal.ParkedReason != null
                            orderby deal.NextBillingAt
                            select new { deal.Id, Customer = customer.Id, customer.Name, deal.NextBillingOn, deal.ParkedReason }).Take(Most).ToListAsync(cancel);
        var held = await (from hold in db.Set<BillingHold>()
                          join deal in db.Set<Subscription>() on hold.SubscriptionId equals deal.Id
                          join customer in db.Set<Customer>() on deal.CustomerId equals customer.Id
                          orderby hold.At
                          select new { deal.Id, Customer = customer.Id, customer.Name, deal.NextBillingOn, hold.Reason, hold.By, hold.At }).Take(Most).ToListAsync(cancel);
        return new(
            [.. parked.Select(p => new ParkedRow(p.Id.ToString(), p.Customer.ToString(), p.Name, p.NextBillingOn, p.ParkedReason!, RepairOf(p.ParkedReason!)))],
            [.. held.Select(h => new HeldRow(h.Id.ToString(), h.Customer.ToString(), h.Name, h.NextBillingOn, h.Reason, h.By, h.At))]);
    }

    /// <summary>Where a person would look first.</summary>
    private static string RepairOf(string reason) => reason switch
    {
        _ when reason.Contains("too large", StringComparison.OrdinalIgnoreCase) || reason.Contains("overflow", StringComparison.OrdinalIgnoreCase) =>
            "A quantity or price is beyond what can be billed. Look at the deal's usage for events that are wrong, void them, or correct the price; then try again.",
        _ when reason.Contains("roll-ups of", StringComparison.Ordinal) =>
            "Stored usage is not what its events say. Open Usage, Drift, repair it there (the events themselves are safe); then try again.",
        _ when reason.Contains("meter", StringComparison.OrdinalIgnoreCase) => "A price names a meter that cannot be read. Restore the meter or change the deal; then try again.",
        _ => "Open the deal, correct what the reason names, and try again. Other deals are not held up.",
    };
}
