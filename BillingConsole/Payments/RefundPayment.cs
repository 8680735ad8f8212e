using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Payments;

public sealed record RefundBody
{
    public decimal? Amount { get; init; }
    public string? Reason { get; init; }
}

/// <summary>Money of a payment goes back as it came: first what lies unapplied in the credit balance, then by reopening the invoice.</summary>
[Needs(Permission.HandleMoney)]
public sealed record RefundPayment(string Payment, RefundBody Body) : IInput<PaymentView>;

/// <summary>A payment was refunded in this transaction, in part or whole.</summary>
public sealed record PaymentRefunded(Payment Payment, Money Amount) : IDomainEvent;

public sealed class RefundPaymentOperation(BillingDb db, OperationContext context, PaymentDesk desk) : IOperation<RefundPayment, PaymentView>
{
    public async Task<Result<PaymentView>> RunAsync(RefundPayment input, CancellationToken cancel)
    {
        if (!Id<Payment>.TryParse(input.Payment, out var id) || await db.Set<Payment>().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } payment)
            return Refusal.NotFound("payment", input.Payment);
        if (context.Changed(payment) is { } changed) return changed;
        if (payment.DisputedMinor > 0) return Refusal.Conflict("disputed", $"The payer's bank holds {payment.Disputed} of this payment until a dispute is decided; answer the dispute at Stripe instead.");
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == payment.CustomerId, cancel);
        var invoice = await db.Set<Invoice>().SingleAsync(i => i.Id == payment.InvoiceId, cancel);
        var unapplied = await desk.UnappliedAsync(payment, cancel);
        // What a top-up was paid with lies in the wallet and may be spent: it does not go back.
        var inWallet = invoice is { Kind: InvoiceKind.TopUp, Status: InvoiceStatus.Paid };
        var refundable = inWallet ? unapplied : unapplied + payment.Applied;
        if (!refundable.IsPositive) return Refusal.Conflict("nothing_to_refund", "Nothing of this payment is left to refund: it was refunded or lost in a dispute already, or its credit has paid other invoices.");
        var check = new Check();
        var amount = check.Money("amount", input.Body.Amount, payment.Currency);
        context.Reason = check.Text("reason", input.Body.Reason, 500);
        check.That(amount <= refundable, "amount", $"At most {refundable} of this payment can be refunded.");
        if (check.Failed) return check;
        var reopened = amount - Money.Min(amount, unapplied);
        if (reopened.IsPositive && invoice.Status == InvoiceStatus.Uncollectible)
            return Refusal.Conflict("written_off", $"Invoice {invoice.Number} is written off; only {unapplied} that it did not need can be refunded.");
        await desk.RefundAsync(payment, invoice, amount, unapplied, context.Today(customer.Zone), cancel);
        return PaymentView.Of(payment, invoice, customer);
    }
}

/// <summary>Pays the credit balance out; payments whose surplus it came from are marked, the oldest first.</summary>
[Needs(Permission.HandleMoney)]
public sealed record RefundCredit(string Customer, RefundBody Body) : IInput<CustomerBalanceView>;

public sealed class RefundCreditOperation(BillingDb db, OperationContext context, Journal journal, CustomerBalanceQueries balances) : IOperation<RefundCredit, CustomerBalanceView>
{
    public async Task<Result<CustomerBalanceView>> RunAsync(RefundCredit input, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(input.Customer, cancel) is not { } customer) return Refusal.NotFound("customer", input.Customer);
        var (currency, id) = (customer.Currency, customer.Id.ToString());
        var credit = await db.CreditBalanceAsync(id, currency, cancel);
        if (!credit.IsPositive) return Refusal.Conflict("no_credit", $"{customer.Name} has no credit balance in {currency}.");
        var check = new Check();
        var amount = check.Money("amount", input.Body.Amount, currency);
        context.Reason = check.Text("reason", input.Body.Reason, 500);
        check.That(amount <= credit, "amount", $"The credit balance is {credit}.");
        if (check.Failed) return check;
        var (today, left) = (context.Today(customer.Zone), amount);
        foreach (var payment in await SurplusAsync(customer, currency, cancel))
        {
            var part = Money.Min(left, payment.Unapplied);
            if (!part.IsPositive) break;
            await journal.PostAsync(Bookkeeping.Refunded(part, part, payment.Source), new(id, payment.InvoiceId.ToString(), payment.Id.ToString(), context.Reason), today, cancel);
            payment.RefundedMinor += part.Minor;
            left -= part;
            context.Raise(new PaymentRefunded(payment, part));
        }
        if (left.IsPositive) await journal.PostAsync(Bookkeeping.Refunded(left, left, Account.Cash), new(id, Memo: context.Reason), today, cancel);
        return (await balances.FindAsync(id, cancel))!;
    }

    /// <summary>While a bank holds a part of a payment, nothing of it is sent back.</summary>
    private async Task<List<Payment>> SurplusAsync(Customer customer, Currency currency, CancellationToken cancel) =>
        await db.Set<Payment>().Where(p => p.CustomerId == customer.Id && p.Currency == currency && p.DisputedMinor == 0).WithUnapplied().OrderBy(p => p.Id).ToListAsync(cancel);
}
