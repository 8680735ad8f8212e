using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Deals;

public sealed record CancelBody
{
    /// <summary><c>period_end</c> or a date, the last day that counts.</summary>
    public string? When { get; init; }
}

/// <summary>Ends a deal at the end of its period or on a later day; what was used until then is still billed.</summary>
[Needs(Permission.AssignPlans)]
public sealed record CancelSubscription(string Subscription, CancelBody Body) : IInput<SubscriptionView>;

public sealed class CancelSubscriptionOperation(BillingDb db, OperationContext context, SubscriptionQueries queries) : IOperation<CancelSubscription, SubscriptionView>
{
    public async Task<Result<SubscriptionView>> RunAsync(CancelSubscription input, CancellationToken cancel)
    {
        if (await db.FindDealAsync(input.Subscription, cancel) is not { } deal) return Refusal.NotFound("subscription", input.Subscription);
        if (context.Changed(deal) is { } changed) return changed;
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == deal.CustomerId, cancel);
        var today = context.Today(customer.Zone);
        if (deal.Until <= today) return Refusal.Conflict("already_ended", "The subscription has ended already.");
        var paidThrough = LastDayOfPeriod(deal, today);
        var lastDay = input.Body.When switch
        {
            "period_end" => paidThrough,
            { } text when LocalDatePattern.Iso.Parse(text) is { Success: true } day => day.Value,
            _ => default(LocalDate?),
        };
        var check = new Check();
        if (lastDay is null) check.Add("when", "Give period_end or the last day, such as 2026-03-31.");
        check.That(lastDay is null || lastDay >= paidThrough, "when", $"The period through {paidThrough:uuuu-MM-dd} may be billed in advance; give that day or a later one.");
        if (check.Failed) return check;
        deal.CanceledOn = lastDay;
        if (deal.NextBillingOn is { } next) deal.Schedule(deal.FirstOnOrAfter(next), customer.Zone);
        context.Raise(new SubscriptionCanceled(deal));
        return await queries.ViewAsync(deal, cancel);
    }

    private static LocalDate LastDayOfPeriod(Subscription deal, LocalDate today) =>
        deal.Cycle.Containing(LocalDate.Max(today, deal.PaidFrom)).Actual.End.PlusDays(-1);
}
