using BillingConsole.Invoices;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Invoices.Dunning;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Webhooks.Announcing;

/// <summary>An invoice and the reminder of it.</summary>
public sealed record ReminderData(InvoiceRow Invoice, int Level, string? SentTo);

public sealed class InvoiceAnnouncements(Announcer announcer) :
    IListener<InvoiceFinalised>, IListener<InvoicePaid>, IListener<InvoiceVoided>, IListener<InvoiceWrittenOff>, IListener<InvoiceReminded>, IListener<InvoiceCredited>
{
    public Task HearAsync(InvoiceFinalised happened, CancellationToken cancel) => InvoiceAsync(WebhookEvents.InvoiceFinalized, happened.Invoice, cancel);

    public Task HearAsync(InvoicePaid happened, CancellationToken cancel) => InvoiceAsync(WebhookEvents.InvoicePaid, happened.Invoice, cancel);

    public Task HearAsync(InvoiceVoided happened, CancellationToken cancel) => InvoiceAsync(WebhookEvents.InvoiceVoided, happened.Invoice, cancel);

    public Task HearAsync(InvoiceWrittenOff happened, CancellationToken cancel) => InvoiceAsync(WebhookEvents.InvoiceWrittenOff, happened.Invoice, cancel);

    public Task HearAsync(InvoiceReminded happened, CancellationToken cancel) => announcer.AnnounceAsync(
        WebhookEvents.InvoiceReminded, async () => new ReminderData(await RowAsync(happened.Invoice, cancel), happened.Level, happened.SentTo), cancel);

    public Task HearAsync(InvoiceCredited happened, CancellationToken cancel) => announcer.AnnounceAsync(
        WebhookEvents.CreditNoteIssued, async () => CreditNoteView.Of(happened.Note, happened.Invoice, await announcer.CustomerAsync(happened.Invoice.CustomerId, cancel)), cancel);

    private Task<IReadOnlyList<Announced>> InvoiceAsync(string type, Invoice invoice, CancellationToken cancel) => announcer.AnnounceAsync(type, async () => await RowAsync(invoice, cancel), cancel);

    private async Task<InvoiceRow> RowAsync(Invoice invoice, CancellationToken cancel)
    {
        var customer = await announcer.CustomerAsync(invoice.CustomerId, cancel);
        return invoice.Row(customer, announcer.Today(customer));
    }
}
