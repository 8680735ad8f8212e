using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals.Changing;

public sealed class ChangeDealOperation(ChangeDesk desk) : IOperation<ChangeDeal, SubscriptionView>
{
    public Task<Result<SubscriptionView>> RunAsync(ChangeDeal input, CancellationToken cancel) => desk.ChangeAsync(input.Subscription, input.Change, cancel);
}

public sealed class AddOverrideOperation(ChangeDesk desk) : IOperation<AddOverride, SubscriptionView>
{
    public Task<Result<SubscriptionView>> RunAsync(AddOverride input, CancellationToken cancel) => desk.ChangeAsync(input.Subscription, new() { Override = input.Body }, cancel);
}

public sealed class RemoveOverrideOperation(ChangeDesk desk) : IOperation<RemoveOverride, SubscriptionView>
{
    public Task<Result<SubscriptionView>> RunAsync(RemoveOverride input, CancellationToken cancel) => desk.ChangeAsync(input.Subscription, new() { ReturnToList = input.Price }, cancel);
}

public sealed class AddCouponOperation(ChangeDesk desk) : IOperation<AddCoupon, SubscriptionView>
{
    public Task<Result<SubscriptionView>> RunAsync(AddCoupon input, CancellationToken cancel) => desk.ChangeAsync(input.Subscription, new() { Coupon = input.Body.Coupon ?? "" }, cancel);
}

public sealed class RemoveCouponOperation(ChangeDesk desk) : IOperation<RemoveCoupon, SubscriptionView>
{
    public Task<Result<SubscriptionView>> RunAsync(RemoveCoupon input, CancellationToken cancel) => desk.ChangeAsync(input.Subscription, new() { TakeOffCoupon = input.Coupon }, cancel);
}

public sealed class CancelSubscriptionOperation(ChangeDesk desk) : IOperation<CancelSubscription, SubscriptionView>
{
    public Task<Result<SubscriptionView>> RunAsync(CancelSubscription input, CancellationToken cancel) => desk.ChangeAsync(input.Subscription, new() { Cancel = input.Body }, cancel);
}
