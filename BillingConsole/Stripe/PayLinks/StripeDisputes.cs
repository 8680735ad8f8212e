using BillingConsole.Core.Amounts;
using BillingConsole.Invoices;
using BillingConsole.Payments;
using BillingConsole.Stripe.Wire;
using NodaTime;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Of a payment, what its payer's bank took, brought in line with a reading.</summary>
public sealed class StripeDisputes(DisputeDesk disputes)
{
    /// <param name="falling">Only where the bank has less than before; otherwise only where it has as much or more.</param>
    public async Task FollowAsync(PaymentRequest request, Payment payment, Invoice invoice, IntentFacts facts, bool falling, LocalDate on, CancellationToken cancel)
    {
        var now = Standing(payment, facts);
        var before = new DisputeStanding(payment.Disputed, payment.Lost);
        if (now == before || now.Held + now.Lost < before.Held + before.Lost != falling) return;
        await disputes.FollowAsync(payment, invoice, now, on, cancel);
        request.Because = now.Held.IsPositive ? $"The payer's bank holds {now.Held} of it until a dispute is decided. Answer it at Stripe."
            : now.Lost.IsPositive ? $"{now.Lost} of it was lost in a dispute." : "A dispute was won; the money is here again.";
    }

    /// <summary>A bank cannot take what was refunded; a dispute in another currency than the payment's is about all that is left of it.</summary>
    private static DisputeStanding Standing(Payment payment, IntentFacts facts)
    {
        var left = payment.Amount - payment.Refunded;
        Money Of(IEnumerable<DisputeFacts> of) => Money.Sum(of.Select(d => StripeMoney.TryCurrency(d.Currency, out var currency) && currency == payment.Currency ? StripeMoney.FromWire(d.Amount, currency) : left), payment.Currency);
        var lost = Money.Min(Of(facts.Disputes.Where(d => d.Lost)), left);
        return new(Money.Min(Of(facts.Disputes.Where(d => d.Held)), left - lost), lost);
    }
}
