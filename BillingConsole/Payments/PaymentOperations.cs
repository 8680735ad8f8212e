using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
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

public sealed class RecordPaymentOperation(BillingDb db, OperationContext context, PaymentDesk desk) : IOperation<RecordPayment, PaymentView>
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
        var payment = await desk.ReceiveAsync(new(invoice, customer, amount, method, reference, body.ReceivedOn ?? today, today), cancel);
        return PaymentView.Of(payment, invoice, customer);
    }
}
