using System.Buffers.Text;
using System.Security.Cryptography;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Payments;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Sync;
using BillingConsole.Stripe.Wire;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Makes links, for whoever asks for them within its own transaction.</summary>
public sealed class LinkDesk(BillingDb db, OperationContext context, RealTime time, PaymentRequests requests, SyncScopes scopes, PaymentLinkReader reader) : IAskByLink
{
    public async Task<Result<string>> AskAsync(Invoice invoice, CancellationToken cancel) => (await AskAsync(invoice, null, cancel)).Then(link => link.Url);

    /// <param name="asked">Without it, whatever is due and not asked for yet.</param>
    public async Task<Result<PaymentLinkView>> AskAsync(Invoice invoice, decimal? asked, CancellationToken cancel)
    {
        if (PaymentRequests.WhyClosed(invoice) is { } closed) return Refusal.Conflict("not_payable", closed);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        if (customer.ArchivedAt is not null) return Refusal.Conflict("archived", $"{customer.Name} is archived and is not asked for money any more.");
        if (await IsDeletedAsync(customer, cancel))
            return Refusal.Conflict("deleted_in_stripe", $"{customer.Name} was deleted in Stripe. Create the customer again there first, on its Stripe tab.");
        var left = await requests.LeftAsync(invoice, cancel);
        if (!left.IsPositive) return Refusal.Conflict("asked_for_already", $"Other links ask for all of the {invoice.Due} that is due. Cancel one of them first.", "amount");
        var check = new Check();
        var amount = check.Money("amount", asked ?? left.ToDecimal(), invoice.Currency);
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
