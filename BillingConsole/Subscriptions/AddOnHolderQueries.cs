using BillingConsole.Catalog;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>One sale of an add-on with a deal.</summary>
public sealed record AddOnHolder(Id<SubscriptionAddOn> Id, Id<Subscription> Subscription, string CustomerName, string? Plan, decimal Quantity, LocalDate StartsOn, LocalDate? EndsOn);

[Needs(Permission.Read)]
public sealed class AddOnHolderQueries(BillingDb db, TimeProvider clock)
{
    public async Task<PageOf<AddOnHolder>> ListAsync(Listing listing, string addOn, CancellationToken cancel)
    {
        var code = (await db.FindAddOnAsync(addOn, cancel))?.Code ?? addOn;
        var page = await db.Set<SubscriptionAddOn>().AsNoTracking().Where(a => a.AddOnCode == code).PageAsync(listing, cancel);
        var ids = page.Data.Select(a => a.SubscriptionId).ToList();
        var deals = await (
            from deal in db.Set<Subscription>().AsNoTracking()
            where ids.Contains(deal.Id)
            join customer in db.Set<Customer>() on deal.CustomerId equals customer.Id
            select new { Deal = deal, customer.Name }).ToDictionaryAsync(d => d.Deal.Id, cancel);
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
        return page.Select(a => deals[a.SubscriptionId] is var on ? new AddOnHolder(
            a.Id, a.SubscriptionId, on.Name, on.Deal.PlanOn(LocalDate.Max(today, on.Deal.StartsOn)).Code, a.Quantity, a.StartsOn, a.Until?.PlusDays(-1)) : null!);
    }
}
