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

public sealed record AmountBody
{
    public decimal? Amount { get; init; }
}

/// <summary>Pays an invoice, in part or whole, from the customer's credit balance; without an amount as much as there is and is due.</summary>
[Needs(Permission.HandleMoney)]
public sealed record ApplyCredit(string Invoice, AmountBody Body) : IInput<InvoiceView>;

/// <summary>The customer's credit paid an invoice, in part or whole, in this transaction.</summary>
public sealed record InvoiceCreditApplied(Invoice Invoice) : IDomainEvent;

public sealed class ApplyCreditOperation(BillingDb db, OperationContext context, Journal journal, PaymentDesk desk, InvoiceReader reader) : IOperation<ApplyCredit, InvoiceView>
{
    public async Task<Result<InvoiceView>> RunAsync(ApplyCredit input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        if (context.Changed(invoice) is { } changed) return changed;
        if (invoice.Status is not (InvoiceStatus.Open or InvoiceStatus.PartiallyPaid))
            return Refusal.Conflict("nothing_due", $"Credit pays an open or partially paid invoice; this one is {Words.Of(invoice.Status)}.");
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        var credit = await db.CreditBalanceAsync(customer.Id.ToString(), invoice.Currency, cancel);
        if (!credit.IsPositive) return Refusal.Conflict("no_credit", $"{customer.Name} has no credit balance in {invoice.Currency}.");
        var check = new Check();
        var amount = check.Money("amount", input.Body.Amount ?? Money.Min(credit, invoice.Due).ToDecimal(), invoice.Currency);
        check.That(amount <= invoice.Due, "amount", $"Only {invoice.Due} is due.");
        check.That(amount <= credit, "amount", $"The credit balance is {credit}.");
        if (check.Failed) return check;
        var (about, today, due) = (new JournalSubject(customer.Id.ToString(), invoice.Id.ToString(), Memo: invoice.Number), context.Today(customer.Zone), invoice.Due);
        await journal.PostAsync(Bookkeeping.CreditApplied(amount), about, today, cancel);
        invoice.CreditsMinor += amount.Minor;
        await desk.SettledAsync(invoice, due, about, today, cancel);
        context.Raise(new InvoiceCreditApplied(invoice));
        return await reader.ViewAsync(invoice, cancel);
    }
}
