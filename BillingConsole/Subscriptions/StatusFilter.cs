using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>
/// The status of a day as a database condition. The stored status only moves when a deal is billed or decided on, so the
/// dates are asked; around midnight a row may differ by the zone of its customer.
/// </summary>
public static class StatusFilter
{
    public static IQueryable<Subscription> WithStatus(this IQueryable<Subscription> deals, SubscriptionStatus status, LocalDate today)
    {
        if (status is SubscriptionStatus.PendingApproval) return deals.Where(s => s.Status == status);
        var free = deals.Where(s => s.Status != SubscriptionStatus.PendingApproval);
        var living = free.Where(s => (s.EndsOn == null || s.EndsOn >= today) && (s.CanceledOn == null || s.CanceledOn >= today || s.StartsOn > today && s.CanceledOn >= s.StartsOn));
        if (status is SubscriptionStatus.Paused) return living.Where(s => s.Status == status);
        living = status is SubscriptionStatus.Canceled or SubscriptionStatus.Ended ? living : living.Where(s => s.Status != SubscriptionStatus.Paused);
        return status switch
        {
            SubscriptionStatus.Canceled => free.Where(s => s.CanceledOn != null && (s.CanceledOn < today || s.CanceledOn < s.StartsOn)),
            SubscriptionStatus.Ended => free.Where(s => s.CanceledOn == null && s.EndsOn < today),
            SubscriptionStatus.Scheduled => living.Where(s => s.StartsOn > today),
            SubscriptionStatus.Trialing => living.Where(s => s.StartsOn <= today && s.Status == SubscriptionStatus.Trialing),
            SubscriptionStatus.Active => living.Where(s => s.StartsOn <= today && s.Status != SubscriptionStatus.Trialing),
            SubscriptionStatus.PendingApproval or SubscriptionStatus.Paused => deals,
        };
    }
}
