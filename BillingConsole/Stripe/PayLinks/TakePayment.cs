using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Payments;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Wire;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Brings the payment behind an intent in line with what Stripe says of it: made once, refunded as much as there, however often it is told.</summary>
[Needs(Permission.Administer)]
public sealed record TakePayment(IntentFacts Facts) : IInput<Done>;

public sealed class TakePaymentOperation(BillingDb db, OperationContext context, PaymentDesk desk, StripeDisputes disputes, PaymentRequests requests, StripeEcho echo) : IOperation<TakePayment, Done>
{
    public async Task<Result<Done>> RunAsync(TakePayment input, CancellationToken cancel)
    {
        var facts = input.Facts;
        var known = await db.Set<StripePayment>().SingleOrDefaultAsync(p => p.IntentId == facts.Id, cancel);
        if (known is not null && facts.ReadAt < known.ReadAt) return default(Done);
        if (await RequestOfAsync(known, facts, cancel) is not { } request) return default(Done);
        echo.IsStripesOwn = true;
        if (facts.Received <= 0)
        {
            Progress(request, facts);
            return default(Done);
        }
        var invoice = await db.Set<Invoice>().SingleAsync(i => i.Id == request.InvoiceId, cancel);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == request.CustomerId, cancel);
        var on = await desk.DayAsync(customer, cancel);
        var payment = known is null ? await ReceiveAsync(request, invoice, customer, facts, on, cancel) : await db.Set<Payment>().SingleAsync(p => p.Id == known.PaymentId, cancel);
        known?.ReadAt = facts.ReadAt;
        // What a bank gave back can be refunded, and what was refunded it cannot take.
        await disputes.FollowAsync(request, payment, invoice, facts, falling: true, on, cancel);
        await RefundsAsync(payment, invoice, facts, on, cancel);
        await disputes.FollowAsync(request, payment, invoice, facts, falling: false, on, cancel);
        await requests.FitAsync(invoice, cancel);
        return default(Done);
    }

    private async Task<PaymentRequest?> RequestOfAsync(StripePayment? known, IntentFacts facts, CancellationToken cancel) =>
        known is not null ? await db.Set<PaymentRequest>().SingleAsync(r => r.Id == known.RequestId, cancel)
        : Id<PaymentRequest>.TryParse(facts.Request, out var id) ? await db.Set<PaymentRequest>().SingleOrDefaultAsync(r => r.Id == id, cancel) : null;

    /// <summary>No money came yet. Within an open session a refused card is no end: the payer may take another.</summary>
    private static void Progress(PaymentRequest request, IntentFacts facts)
    {
        if (request.State == PaymentRequestState.Paid) return;
        if (facts.Status == "processing") (request.State, request.Because) = (PaymentRequestState.Processing, null);
        else if (facts.IsBroken && request.State == PaymentRequestState.Processing) (request.State, request.Because) = (PaymentRequestState.Failed, facts.Trouble ?? "The payment did not arrive.");
    }

    private async Task<Payment> ReceiveAsync(PaymentRequest request, Invoice invoice, Customer customer, IntentFacts facts, LocalDate on, CancellationToken cancel)
    {
        if (!StripeMoney.TryCurrency(facts.Currency, out var currency)) throw new InvalidOperationException($"{facts.Id} was paid in '{facts.Currency}', which this console does not know.");
        var amount = StripeMoney.FromWire(facts.Received, currency);
        var doubt = Doubt(request, facts, amount);
        var payment = await desk.ReceiveAsync(
            new(invoice, customer, amount, PaymentMethod.Stripe, facts.Id, context.Today(customer.Zone), on, doubt is not null || invoice.Status == InvoiceStatus.Void), cancel);
        db.Add(new StripePayment { IntentId = facts.Id, PaymentId = payment.Id, RequestId = request.Id, ReadAt = facts.ReadAt });
        (request.State, request.Because) = (PaymentRequestState.Paid, doubt ?? Surplus(payment, invoice));
        return payment;
    }

    /// <summary>What the intent says of itself came over the wire: it pays the invoice only if it is what was asked for.</summary>
    private static string? Doubt(PaymentRequest request, IntentFacts facts, Money amount) =>
        amount != request.Amount ? $"{amount} came in where {request.Amount} was asked for; it lies unapplied in the credit. Please look at it."
        : request.StripeCustomer is { } asked && facts.Customer != asked ? $"{facts.Customer ?? "Nobody known"} paid where {asked} was asked; it lies unapplied in the credit. Please look at it." : null;

    private static string? Surplus(Payment payment, Invoice invoice) =>
        payment.Unapplied.IsPositive ? $"{invoice.Number} did not need {payment.Unapplied} of it; that lies in the credit and can be refunded." : null;

    /// <summary>As much is refunded here as Stripe says, and what was begun here and has not reached Stripe.</summary>
    private async Task RefundsAsync(Payment payment, Invoice invoice, IntentFacts facts, LocalDate on, CancellationToken cancel)
    {
        var told = facts.Refunds.Select(r => r.Ours).OfType<string>().ToHashSet();
        var ours = (await db.Set<StripeRefund>().Where(r => r.IntentId == facts.Id).ToListAsync(cancel)).Where(r => r.IsAheadOf(facts.ReadAt) && !told.Contains(r.Id.ToString()));
        var refunded = StripeMoney.FromWire(facts.Refunds.Where(r => r.Counts).Sum(r => r.Amount), payment.Currency) + Money.Sum(ours.Select(r => r.Amount), payment.Currency);
        // Where both sides refunded at once, Stripe will refuse what is too much.
        var more = Money.Min(refunded, payment.Amount - payment.Disputed - payment.Lost) - payment.Refunded;
        if (more.IsZero) return;
        if (!more.IsPositive)
        {
            await desk.ReturnAsync(payment, invoice, -more, on, cancel);
            return;
        }
        context.Reason = "Refunded at Stripe";
        if (more > payment.Applied) await desk.UnapplyCreditAsync(payment, more - payment.Applied, on, cancel);
        await desk.RefundAsync(payment, invoice, more, await desk.UnappliedAsync(payment, cancel), on, cancel);
    }
}

/// <summary>Whether the present operation follows Stripe; what it does is not sent there again.</summary>
public sealed class StripeEcho
{
    public bool IsStripesOwn { get; set; }
}
