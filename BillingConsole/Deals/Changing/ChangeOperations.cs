using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals.Changing;

public sealed class ChangeDealOperation(ChangeDesk desk) : IOperation<ChangeDeal, SubscriptionView>
{
    public Task<Result<SubscriptionView>> RunAsync(ChangeDeal input, CancellationToken cancel) => desk.ChangeAsync(input.Subscription, input.Change, cancel);
}

public sealed class CancelSubscriptionOperation(ChangeDesk desk) : IOperation<CancelSubscription, SubscriptionView>
{
    public Task<Result<SubscriptionView>> RunAsync(CancelSubscription input, CancellationToken cancel) => desk.ChangeAsync(input.Subscription, new() { Cancel = input.Body }, cancel);
}
