using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices.Closing;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices;

/// <summary>Makes a draft final. Its figures are computed anew, so that it says what is true at this moment.</summary>
[Needs(Permission.HandleMoney)]
public sealed record FinaliseInvoice(string Invoice) : IInput<InvoiceView>;

public sealed class FinaliseInvoiceOperation(
    BillingDb db, OperationContext context, DraftRefresh refresh, Finaliser finaliser, CompanyQueries companies, InvoiceReader reader, BillingGuard guard) :
    IOperation<FinaliseInvoice, InvoiceView>
{
    public async Task<Result<InvoiceView>> RunAsync(FinaliseInvoice input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        if (context.Changed(invoice) is { } changed) return changed;
        if (invoice.IsFinal) return Refusal.Conflict("already_final", $"Invoice {invoice.Number} is {Words.Of(invoice.Status)} already.");
        if (await guard.WhyNotAsync(invoice, cancel) is { } held) return held;
        var (draft, billable) = await refresh.RefreshAsync(invoice, cancel);
        if (draft.Lines.Count == 0) return Refusal.Conflict("empty", "The draft has no lines; there is nothing to bill.");
        await finaliser.FinaliseAsync(invoice, draft, billable, await companies.TheCompanyAsync(cancel), cancel);
        return await reader.ViewAsync(invoice, cancel);
    }
}

/// <summary>What was due on an invoice was written off in this transaction.</summary>
public sealed record InvoiceWrittenOff(Invoice Invoice) : IDomainEvent;

/// <summary>Gives up on what is due; a later payment reverses it first.</summary>
[Needs(Permission.HandleMoney)]
public sealed record WriteOffInvoice(string Invoice, string? Reason) : IInput<InvoiceView>;

public sealed class WriteOffInvoiceOperation(BillingDb db, OperationContext context, Journal journal, InvoiceReader reader) : IOperation<WriteOffInvoice, InvoiceView>
{
    public async Task<Result<InvoiceView>> RunAsync(WriteOffInvoice input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        if (context.Changed(invoice) is { } changed) return changed;
        if (invoice.Status is not (InvoiceStatus.Open or InvoiceStatus.PartiallyPaid))
            return Refusal.Conflict("nothing_due", $"Only an open or partially paid invoice can be written off; this one is {Words.Of(invoice.Status)}.");
        if (invoice.Kind == InvoiceKind.TopUp) return Refusal.Conflict("top_up", "A top-up that is not paid is no loss; void its invoice instead.");
        context.Reason = input.Reason;
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        await journal.PostAsync(Bookkeeping.WrittenOff(invoice.Due), new(customer.Id.ToString(), invoice.Id.ToString(), Memo: input.Reason), context.Today(customer.Zone), cancel);
        invoice.WrittenOffMinor += invoice.DueMinor;
        invoice.Settle();
        context.Raise(new InvoiceWrittenOff(invoice));
        return await reader.ViewAsync(invoice, cancel);
    }
}
