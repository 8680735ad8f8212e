using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices.Crediting;

/// <summary>Takes parts of a final invoice back: off what is due, and what was paid already to where the body says.</summary>
[Needs(Permission.HandleMoney)]
public sealed record IssueCreditNote(string Invoice, CreditNoteBody Body) : IInput<CreditNoteView>;

public sealed class IssueCreditNoteOperation(BillingDb db, OperationContext context, CreditDesk desk) : IOperation<IssueCreditNote, CreditNoteView>
{
    public async Task<Result<CreditNoteView>> RunAsync(IssueCreditNote input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        if (context.Changed(invoice) is { } changed) return changed;
        var open = await desk.OpenAsync(invoice, context.Now, cancel);
        if (open.Refusal is { } refusal) return refusal;
        var (check, to) = (new Check(), input.Body.To ?? CreditTo.Balance);
        var reason = context.Reason = check.Text("reason", input.Body.Reason, 500);
        var draft = open.Draft(check, input.Body);
        if (draft is not null) CreditDesk.CheckTarget(check, open, draft, to);
        if (check.Failed || draft is null) return check;
        var note = await desk.IssueAsync(open, draft, to, reason, cancel);
        return CreditNoteView.Of(note, invoice, await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel));
    }
}

/// <summary>What a credit note would say; nothing is kept of it.</summary>
[Needs(Permission.Read), SavesNothing]
public sealed record PreviewCreditNote(string Invoice, CreditNoteBody Body) : IInput<CreditNoteView>;

public sealed class PreviewCreditNoteOperation(BillingDb db, OperationContext context, CreditDesk desk) : IOperation<PreviewCreditNote, CreditNoteView>
{
    public async Task<Result<CreditNoteView>> RunAsync(PreviewCreditNote input, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(input.Invoice, cancel) is not { } invoice) return Refusal.NotFound("invoice", input.Invoice);
        var open = await desk.OpenAsync(invoice, context.Now, cancel);
        if (open.Refusal is { } refusal) return refusal;
        var (check, to) = (new Check(), input.Body.To ?? CreditTo.Balance);
        var draft = open.Draft(check, input.Body);
        if (draft is not null) CreditDesk.CheckTarget(check, open, draft, to);
        if (check.Failed || draft is null) return check;
        var note = await desk.IssueAsync(open, draft, to, input.Body.Reason ?? "", cancel);
        return CreditNoteView.Of(note, invoice, await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel)) with { Id = null, Number = null };
    }
}
