using BillingConsole.Invoices;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Payments;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Whatever lowers what is due on an invoice ends, in the same transaction, the links that ask for more.</summary>
public sealed class FollowInvoices(PaymentRequests requests)
    : IListener<InvoiceVoided>, IListener<InvoicePaid>, IListener<InvoiceCredited>, IListener<InvoiceWrittenOff>, IListener<InvoiceCreditApplied>, IListener<PaymentRecorded>
{
    public Task HearAsync(InvoiceVoided happened, CancellationToken cancel) => requests.FitAsync(happened.Invoice, cancel);

    public Task HearAsync(InvoicePaid happened, CancellationToken cancel) => requests.FitAsync(happened.Invoice, cancel);

    public Task HearAsync(InvoiceCredited happened, CancellationToken cancel) => requests.FitAsync(happened.Invoice, cancel);

    public Task HearAsync(InvoiceWrittenOff happened, CancellationToken cancel) => requests.FitAsync(happened.Invoice, cancel);

    public Task HearAsync(InvoiceCreditApplied happened, CancellationToken cancel) => requests.FitAsync(happened.Invoice, cancel);

    public Task HearAsync(PaymentRecorded happened, CancellationToken cancel) => requests.FitAsync(happened.Invoice, cancel);
}
