using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Deals;
using BillingConsole.Deals.Changing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Webhooks.Announcing;

/// <summary>A deal in short; <paramref name="Change"/> says what happened to it.</summary>
public sealed record DealData(
    Id<Subscription> Id, SubscriptionStatus Status, Id<Customer> Customer, string CustomerName, string? Plan, Currency Currency, LocalDate StartsOn, LocalDate? EndsOn, LocalDate? CanceledOn,
    LocalDate? NextBillingOn, string? Change);

public sealed record ApprovalData(DealData Subscription, string What, IReadOnlyList<string> Reasons, DealDecision? Decision, string? Comment);

public sealed class DealAnnouncements(BillingDb db, Announcer announcer) :
    IListener<SubscriptionCreated>, IListener<SubscriptionChanged>, IListener<SubscriptionPaused>, IListener<SubscriptionResumed>, IListener<ApprovalAsked>, IListener<ApprovalDecided>
{
    public Task HearAsync(SubscriptionCreated happened, CancellationToken cancel) => DealAsync(WebhookEvents.SubscriptionCreated, happened.Deal, null, cancel);

    public Task HearAsync(SubscriptionChanged happened, CancellationToken cancel)
    {
        // A cancellation is a change that gives the deal its last day.
        var ends = happened.Deal.CanceledOn is not null && db.Entry(happened.Deal).Property(d => d.CanceledOn).OriginalValue != happened.Deal.CanceledOn;
        return DealAsync(ends ? WebhookEvents.SubscriptionCanceled : WebhookEvents.SubscriptionChanged, happened.Deal, happened.Summary, cancel);
    }

    public Task HearAsync(SubscriptionPaused happened, CancellationToken cancel) => DealAsync(WebhookEvents.SubscriptionPaused, happened.Deal, null, cancel);

    public Task HearAsync(SubscriptionResumed happened, CancellationToken cancel) => DealAsync(WebhookEvents.SubscriptionResumed, happened.Deal, null, cancel);

    public Task HearAsync(ApprovalAsked happened, CancellationToken cancel) => announcer.AnnounceAsync(
        WebhookEvents.ApprovalRequested, async () => new ApprovalData(await DataAsync(happened.Deal, null, cancel), happened.What, happened.Reasons, null, null), cancel);

    public Task HearAsync(ApprovalDecided happened, CancellationToken cancel) => announcer.AnnounceAsync(
        WebhookEvents.ApprovalDecided, async () => new ApprovalData(await DataAsync(happened.Deal, null, cancel), happened.What, [], happened.Decision, happened.Comment), cancel);

    private Task<IReadOnlyList<Announced>> DealAsync(string type, Subscription deal, string? change, CancellationToken cancel) => announcer.AnnounceAsync(type, async () => await DataAsync(deal, change, cancel), cancel);

    private async Task<DealData> DataAsync(Subscription deal, string? change, CancellationToken cancel)
    {
        var customer = await announcer.CustomerAsync(deal.CustomerId, cancel);
        return new(deal.Id, deal.StatusOn(announcer.Today(customer)), customer.Id, customer.Name, deal.PlanCode, deal.Currency, deal.StartsOn, deal.EndsOn, deal.CanceledOn, deal.NextBillingOn, change);
    }
}
