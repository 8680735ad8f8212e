using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.PayLinks;

public sealed record PaymentLinkBody
{
    /// <summary>Without it, whatever is due and not asked for yet.</summary>
    public decimal? Amount { get; init; }
}

/// <summary>Makes a link by which the customer pays an invoice, in part or whole.</summary>
[Needs(Permission.PaymentLinks)]
public sealed record CreatePaymentLink(string Invoice, PaymentLinkBody Body) : IInput<PaymentLinkView>;

public sealed class CreatePaymentLinkOperation(BillingDb db, LinkDesk desk) : IOperation<CreatePaymentLink, PaymentLinkView>
{
    public async Task<Result<PaymentLinkView>> RunAsync(CreatePaymentLink input, CancellationToken cancel) =>
        await db.FindInvoiceAsync(input.Invoice, cancel) is { } invoice ? await desk.AskAsync(invoice, input.Body.Amount, cancel) : Refusal.NotFound("invoice", input.Invoice);
}

/// <summary>Ends a link that was not paid yet.</summary>
[Needs(Permission.PaymentLinks)]
public sealed record CancelPaymentLink(string Link) : IInput<PaymentLinkView>;

public sealed class CancelPaymentLinkOperation(BillingDb db, OperationContext context, RealTime time, PaymentRequests requests, PaymentLinkReader reader) : IOperation<CancelPaymentLink, PaymentLinkView>
{
    public async Task<Result<PaymentLinkView>> RunAsync(CancelPaymentLink input, CancellationToken cancel)
    {
        if (!Id<PaymentRequest>.TryParse(input.Link, out var id) || await db.Set<PaymentRequest>().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } request)
            return Refusal.NotFound("payment link", input.Link);
        if (context.Changed(request) is { } changed) return changed;
        var state = request.StateAt(time.Now);
        if (state == PaymentRequestState.Processing) return Refusal.Conflict("processing", "The payment is on its way; what arrives can be refunded.");
        if (state is not (PaymentRequestState.Draft or PaymentRequestState.Open)) return Refusal.Conflict("ended_already", $"This link is {Words.Of(state)} already.");
        requests.Cancel(request, context.Reason ?? $"Cancelled by {context.Actor.Name}.");
        var invoice = await db.Set<Invoice>().SingleAsync(i => i.Id == request.InvoiceId, cancel);
        return reader.Of(request, invoice, await db.Set<Customer>().SingleAsync(c => c.Id == request.CustomerId, cancel));
    }
}
