using BillingConsole.Customers;
using BillingConsole.Customers.Timeline;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>What was sold to a customer and changed in its deals.</summary>
public sealed class DealTimeline(BillingDb db) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineRow>> UntilAsync(Customer customer, Instant moment, int atMost, CancellationToken cancel)
    {
        var deals = await db.Set<Subscription>().Where(s => s.CustomerId == customer.Id).Select(s => s.Id).ToListAsync(cancel);
        return await db.ChangesAsync("subscription", [.. deals.Select(d => d.ToString())], moment, atMost, cancel);
    }
}
