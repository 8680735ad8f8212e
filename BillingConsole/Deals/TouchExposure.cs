using BillingConsole.Deals.Changing;
using BillingConsole.Invoices.Exposure;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Deals;

/// <summary>A deal that begins, changes or ends changes what the customer will be billed by now.</summary>
public sealed class TouchExposure(ExposureQueue queue, OperationContext context) : IListener<SubscriptionCreated>, IListener<SubscriptionChanged>
{
    public Task HearAsync(SubscriptionCreated happened, CancellationToken cancel)
    {
        context.AfterCommit(() => queue.Touch(happened.Deal.CustomerId));
        return Task.CompletedTask;
    }

    public Task HearAsync(SubscriptionChanged happened, CancellationToken cancel)
    {
        context.AfterCommit(() => queue.Touch(happened.Deal.CustomerId));
        return Task.CompletedTask;
    }
}
