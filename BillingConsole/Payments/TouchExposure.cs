using BillingConsole.Invoices.Exposure;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Payments;

/// <summary>A payment may change the credit balance, which bears exposure before the wallets do.</summary>
public sealed class TouchExposure(ExposureQueue queue) : IListener<PaymentRecorded>, IListener<PaymentRefunded>
{
    public Task HearAsync(PaymentRecorded happened, CancellationToken cancel)
    {
        queue.Touch(happened.Payment.CustomerId);
        return Task.CompletedTask;
    }

    public Task HearAsync(PaymentRefunded happened, CancellationToken cancel)
    {
        queue.Touch(happened.Payment.CustomerId);
        return Task.CompletedTask;
    }
}
