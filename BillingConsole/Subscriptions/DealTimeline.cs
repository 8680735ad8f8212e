using System.Linq.Expressions;
using BillingConsole.Customers;
using BillingConsole.Customers.Timeline;
using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>What was sold to a customer and changed in its deals.</summary>
public sealed class DealTimeline(BillingDb db) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineRow>> UntilAsync(Customer customer, Instant moment, int atMost, CancellationToken cancel)
    {
        var deals = await db.Set<Subscription>().Where(s => s.CustomerId == customer.Id).Select(s => s.Id).ToListAsync(cancel);
        return await db.ChangesAsync("subscription", [.. deals.Select(d => d.ToString())], moment, atMost, cancel, WorthTelling);
    }

    /// <summary>That a job moved the next billing date on stands there as the invoice it made; that a deal's status changed or its billing stopped is news.</summary>
    private static readonly Expression<Func<AuditRow, bool>> WorthTelling = row =>
        row.ActorKind != ActorKind.Job || row.After == null || !row.After.Contains("\"next_billing_on\"") || row.After.Contains("\"status\"") || row.After.Contains("\"parked_reason\"");
}
