using System.Buffers.Text;
using System.Security.Cryptography;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Sync;
using BillingConsole.Stripe.Wire;
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

public sealed class CreatePaymentLinkOperation(BillingDb db, OperationContext context, RealTime time, PaymentRequests requests, SyncScopes scopes, PaymentLinkReader reader)
    : IOperation<CreatePaymentLink, PaymentLinkView>
{
    public async Task<Result<PaymentLinkView>> RunAsync(CreatePaymentLink input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        if (PaymentRequests.WhyClosed(invoice) is { } closed) return Refusal.Conflict("not_payable", closed);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        if (await IsDeletedAsync(customer, cancel))
            return Refusal.Conflict("deleted_in_stripe", $"{customer.Name} was deleted in Stripe. Create the customer again there first, on its Stripe tab.");
        var left = await requests.LeftAsync(invoice, cancel);
        if (!left.IsPositive) return Refusal.Conflict("asked_for_already", $"Other links ask for all of the {invoice.Due} that is due. Cancel one of them first.", "amount");
        var check = new Check();
        var amount = check.Money("amount", input.Body.Amount ?? left.ToDecimal(), invoice.Currency);
        if (check.Failed) return check;
        check.That(amount <= left, "amount", $"At most {left} can be asked for: {invoice.Due} is due, and open links ask for {invoice.Due - left} of it.");
        if (check.Failed) return check;
        if (StripeMoney.WhyNot(amount) is { } why) return Refusal.Invalid("amount", why);
        var (id, now) = (time.NewId<PaymentRequest>(), time.Now);
        var request = new PaymentRequest
        {
            Id = id, InvoiceId = invoice.Id, CustomerId = customer.Id, InvoiceVersion = invoice.Version, Currency = invoice.Currency, AmountMinor = amount.Minor,
            Token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PaymentRequest.TokenLength * 3 / 4)), ExpiresAt = now + PaymentRequest.Life, CreatedAt = now, CreatedBy = context.Actor.Name,
        };
        db.Add(request);
        var offer = new PaymentLinkOffer(invoice.Due, left, StripeMoney.Minimum(invoice.Currency), null, true);
        return reader.Of(request, invoice, customer) with { Warning = offer.RestOf(amount.ToDecimal()) is { } rest ? $"The {rest} that is left cannot be asked for by a link: Stripe charges at least {offer.Least}." : null };
    }

    private async Task<bool> IsDeletedAsync(Customer customer, CancellationToken cancel) => await scopes.CurrentAsync(cancel) is { } scope
        && await db.LinksAsync(scope, customer.Id, cancel) is var links && links.Exists(l => l.State == LinkState.RemoteDeleted) && !links.Exists(l => l.State == LinkState.Linked);
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
