using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Payments;

public sealed record PaymentBody
{
    public decimal? Amount { get; init; }
    public PaymentMethod? Method { get; init; }
    public string? Reference { get; init; }
    public LocalDate? ReceivedOn { get; init; }
}

/// <summary>Records money that came in for an invoice, in part or more than enough; the surplus becomes credit.</summary>
[Needs(Permission.HandleMoney)]
public sealed record RecordPayment(string Invoice, PaymentBody Body) : IInput<PaymentView>;

/// <summary>Money came in for an invoice in this transaction.</summary>
public sealed record PaymentRecorded(Payment Payment, Invoice Invoice) : IDomainEvent;

public sealed class RecordPaymentOperation(BillingDb db, OperationContext context, Journal journal, WalletBooks wallets) : IOperation<RecordPayment, PaymentView>
{
    public async Task<Result<PaymentView>> RunAsync(RecordPayment input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        if (invoice.Status is InvoiceStatus.Draft or InvoiceStatus.Void)
            return Refusal.Conflict("not_payable", $"A {Words.Of(invoice.Status)} invoice takes no payment.");
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        var (check, body, today) = (new Check(), input.Body, context.Today(customer.Zone));
        var amount = check.Money("amount", body.Amount, invoice.Currency);
        var method = check.Required("method", body.Method, "Give bank_transfer, check, cash, card or other.");
        check.That(method != PaymentMethod.Stripe, "method", "A Stripe payment is recorded by Stripe's own message; give bank_transfer, check, cash, card or other.");
        var reference = check.OptionalText("reference", body.Reference);
        check.That(body.ReceivedOn is null || body.ReceivedOn <= today, "received_on", $"Give today ({today:uuuu-MM-dd}) or an earlier day.");
        if (check.Failed) return check;
        var about = new JournalSubject(customer.Id.ToString(), invoice.Id.ToString(), Memo: reference);
        if (invoice.WrittenOffMinor > 0) await ReverseWriteOffAsync(invoice, about, today, cancel);
        var payment = new Payment
        {
            Id = context.NewId<Payment>(), CustomerId = customer.Id, InvoiceId = invoice.Id, Currency = invoice.Currency, AmountMinor = amount.Minor,
            AppliedMinor = Money.Min(amount, invoice.Due).Minor, Method = method, Reference = reference, ReceivedOn = body.ReceivedOn ?? today, CreatedAt = context.Now,
        };
        var open = invoice is { Kind: InvoiceKind.TopUp, Status: not InvoiceStatus.Paid };
        var received = open ? Bookkeeping.TopUpInvoicePaid(amount, invoice.Due, invoice.Total, payment.Source) : Bookkeeping.PaymentReceived(amount, invoice.Due, payment.Source);
        await journal.PostAsync(received, about with { Payment = payment.Id.ToString() }, today, cancel);
        var due = invoice.DueMinor;
        invoice.PaidMinor += payment.AppliedMinor;
        invoice.Settle();
        if (open && invoice.Status == InvoiceStatus.Paid) await wallets.SettleAsync(invoice.Id.ToString(), invoice.Number, cancel);
        db.Add(payment);
        context.Raise(new PaymentRecorded(payment, invoice));
        if (due > 0 && invoice.Status == InvoiceStatus.Paid) context.Raise(new InvoicePaid(invoice));
        return PaymentView.Of(payment, invoice, customer);
    }

    /// <summary>The written-off part is owed again before the payment takes it.</summary>
    private async Task ReverseWriteOffAsync(Invoice invoice, JournalSubject about, LocalDate today, CancellationToken cancel)
    {
        await journal.PostAsync(Bookkeeping.WriteOffReversed(new(invoice.WrittenOffMinor, invoice.Currency)), about, today, cancel);
        invoice.WrittenOffMinor = 0;
        invoice.Status = InvoiceStatus.Open;
        invoice.Settle();
    }
}
