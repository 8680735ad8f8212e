using BillingConsole.Customers;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>Answers which payments an invoice shows; Payments, above, brings it.</summary>
public interface IInvoicePayments
{
    Task<IReadOnlyList<InvoicePaymentView>> OfAsync(Id<Invoice> invoice, CancellationToken cancel);
}

/// <summary>Shows one invoice with its payments and journal, inside an operation or a query.</summary>
public sealed class InvoiceReader(BillingDb db, TimeProvider clock, IInvoicePayments payments)
{
    public async Task<InvoiceView> ViewAsync(Invoice invoice, CancellationToken cancel)
    {
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        var id = invoice.Id.ToString();
        var stored = await db.Set<LedgerEntry>().Include(e => e.Postings).Where(e => e.Invoice == id).ToListAsync(cancel);
        var adding = db.Added<LedgerEntry>().Where(e => e.Invoice == id);
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(customer.Zone).Date;
        return invoice.View(customer, today, await payments.OfAsync(invoice.Id, cancel), [.. stored.Concat(adding).DistinctBy(e => e.Id)],
            credits: await db.CreditNotesOfAsync(invoice, cancel));
    }
}

public static class InvoiceLookup
{
    /// <summary>The one that a list is narrowed to.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static async Task<Invoice> InvoiceNamedAsync(this BillingDb db, string named, CancellationToken cancel) =>
        await db.FindInvoiceAsync(named, cancel) ?? throw new RefusedException(Refusal.Invalid("invoice", $"There is no invoice '{named}'."));

    /// <summary>Those whose number holds the text, when they are few; null when they are many. The index of numbers alone is walked.</summary>
    public static async Task<List<Id<Invoice>>?> FewNumberedAsync(this BillingDb db, string text, CancellationToken cancel) =>
        await db.Set<Invoice>().Where(i => i.Number!.Contains(text)).Select(i => i.Number!).FewAsync(cancel) is { } numbers
            ? await db.Set<Invoice>().Where(i => numbers.Contains(i.Number!)).Select(i => i.Id).ToListAsync(cancel)
            : null;

    /// <summary>By id or number, with its rows.</summary>
    public static Task<Invoice?> FindInvoiceAsync(this BillingDb db, string? named, CancellationToken cancel)
    {
        var invoices = db.Set<Invoice>().Include(i => i.Lines).Include(i => i.Discounts).Include(i => i.Taxes).AsSplitQuery();
        return Id<Invoice>.TryParse(named, out var id)
            ? invoices.SingleOrDefaultAsync(i => i.Id == id, cancel)
            : invoices.SingleOrDefaultAsync(i => i.Number == named && named != null, cancel);
    }
}
