using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Payments;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Wire;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Posts what Stripe charged for a payment and its disputes; by itself, so that a fee nobody can read leaves the payment alone.</summary>
[Needs(Permission.Administer)]
public sealed record TakeFees(IntentFacts Facts) : IInput<Done>;

public sealed class TakeFeesOperation(BillingDb db, PaymentDesk desk, ProcessorFees fees) : IOperation<TakeFees, Done>
{
    public async Task<Result<Done>> RunAsync(TakeFees input, CancellationToken cancel)
    {
        var facts = input.Facts;
        if (await db.Set<StripePayment>().SingleOrDefaultAsync(p => p.IntentId == facts.Id, cancel) is not { } known || facts.ReadAt < known.ReadAt) return default(Done);
        var payment = await db.Set<Payment>().SingleAsync(p => p.Id == known.PaymentId, cancel);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == payment.CustomerId, cancel);
        var on = await desk.DayAsync(customer, cancel);
        // Stripe names its fee when it settles, often later than the payment; what is not in the journal yet is posted.
        foreach (var charged in facts.Fees.Concat(facts.Disputes.SelectMany(d => d.Fees)).GroupBy(f => f.Currency))
            if (StripeMoney.TryCurrency(charged.Key, out var currency))
                await fees.BookAsync(payment, StripeMoney.FromWire(charged.Sum(f => f.Amount), currency), facts.ShowsAllFees, facts.Id, on, cancel);
        return default(Done);
    }
}
