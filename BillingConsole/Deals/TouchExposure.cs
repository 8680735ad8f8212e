using BillingConsole.Invoices.Exposure;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Deals;

/// <summary>A deal that begins or ends changes what the customer will be billed by now.</summary>
public sealed class TouchExposure(ExposureQueue queue) : IListener<SubscriptionCreated>, IListener<SubscriptionCanceled>
{
    public Task HearAsync(SubscriptionCreated happened, CancellationToken cancel)
    {
        queue.Touch(happened.Deal.CustomerId);
        return Task.CompletedTask;
    }

    public Task HearAsync(SubscriptionCanceled happened, CancellationToken cancel)
    {
        queue.Touch(happened.Deal.CustomerId);
        return Task.CompletedTask;
    }
}
