using System.Text.Json.Serialization;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Payments;

public sealed record PaymentView(
    Id<Payment> Id, Id<Customer> Customer, string CustomerName, Id<Invoice> Invoice, string? InvoiceNumber, Currency Currency, Money Amount, Money Applied,
    Money Unapplied, Money Refunded, PaymentMethod Method, string? Reference, LocalDate ReceivedOn, Instant CreatedAt, InvoiceStatus InvoiceStatus, Money InvoiceDue, Money Disputed, Money Lost)
{
    [JsonIgnore]
    public bool CanRefund => Disputed.IsZero && Refunded + Lost < Amount;

    public static PaymentView Of(Payment p, Invoice invoice, Customer customer) => new(
        p.Id, customer.Id, customer.Name, invoice.Id, invoice.Number, p.Currency, p.Amount, p.Applied, p.Unapplied, p.Refunded, p.Method, p.Reference, p.ReceivedOn, p.CreatedAt, invoice.Status, invoice.Due, p.Disputed, p.Lost);
}

/// <summary>Which payments a list shows; nulls do not narrow it.</summary>
public sealed record PaymentFilter(string? Customer = null, string? Invoice = null, string? Method = null, LocalDate? From = null, LocalDate? To = null, bool? Unapplied = null, string? Search = null, bool? Disputed = null);

[Needs(Permission.Read)]
public sealed class PaymentQueries(BillingDb db)
{
    public async Task<PageOf<PaymentView>> ListAsync(Listing listing, PaymentFilter filter, CancellationToken cancel)
    {
        var page = await (await FilteredAsync(filter, cancel)).PageAsync(listing, cancel);
        var invoices = page.Data.Select(p => p.InvoiceId).ToList();
        var customers = page.Data.Select(p => p.CustomerId).ToList();
        var byInvoice = await db.Set<Invoice>().AsNoTracking().Where(i => invoices.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var byCustomer = await db.Set<Customer>().AsNoTracking().Where(c => customers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return page.Select(p => PaymentView.Of(p, byInvoice[p.InvoiceId], byCustomer[p.CustomerId]));
    }

    public async Task<PaymentView?> FindAsync(string named, CancellationToken cancel) =>
        Id<Payment>.TryParse(named, out var id) && await db.Set<Payment>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is { } payment
            ? PaymentView.Of(payment, await db.Set<Invoice>().SingleAsync(i => i.Id == payment.InvoiceId, cancel), await db.Set<Customer>().SingleAsync(c => c.Id == payment.CustomerId, cancel))
            : null;

    private async Task<IQueryable<Payment>> FilteredAsync(PaymentFilter filter, CancellationToken cancel)
    {
        var rows = db.Set<Payment>().AsNoTracking();
        if (filter.Customer is { } customer)
        {
            var found = await db.CustomerNamedAsync(customer, cancel);
            rows = rows.Where(p => p.CustomerId == found.Id);
        }
        if (filter.Invoice is { } invoice)
        {
            var found = await db.InvoiceNamedAsync(invoice, cancel);
            rows = rows.Where(p => p.InvoiceId == found.Id);
        }
        if (filter.Method is { } word)
        {
            if (!Words.TryParse<PaymentMethod>(word, out var method)) throw new RefusedException(Refusal.Invalid("method", $"Give one of {Words.All<PaymentMethod>()}."));
            rows = rows.Where(p => p.Method == method);
        }
        if (filter.From is { } from) rows = rows.Where(p => p.ReceivedOn >= from);
        if (filter.To is { } to) rows = rows.Where(p => p.ReceivedOn <= to);
        if (filter.Unapplied == true) rows = rows.WithUnapplied();
        if (filter.Disputed == true) rows = rows.Where(p => p.DisputedMinor > 0 || p.LostMinor > 0);
        return filter.Search?.Trim() is { Length: > 0 } text ? await SearchedAsync(rows, text, cancel) : rows;
    }

    private async Task<IQueryable<Payment>> SearchedAsync(IQueryable<Payment> rows, string text, CancellationToken cancel)
    {
        var lower = text.ToLowerInvariant();
        var payers = db.Set<Customer>().Where(c => c.SearchText.Contains(lower)).Select(c => c.Id);
        var numbered = db.Set<Invoice>().Where(i => i.Number!.Contains(text)).Select(i => i.Id);
        return await db.Set<Payment>().Where(p => p.Reference!.Contains(text)).Select(p => p.Id).FewAsync(cancel) is { } referred
            && await payers.FewAsync(cancel) is { } customers && await db.FewNumberedAsync(text, cancel) is { } invoices
            ? rows.Where(p => referred.Contains(p.Id) || customers.Contains(p.CustomerId) || invoices.Contains(p.InvoiceId))
            : rows.Where(p => p.Reference!.Contains(text) || payers.Contains(p.CustomerId) || numbered.Contains(p.InvoiceId));
    }
}

/// <summary>The payments an invoice shows.</summary>
public sealed class InvoicePayments(BillingDb db) : IInvoicePayments
{
    public async Task<IReadOnlyList<InvoicePaymentView>> OfAsync(Id<Invoice> invoice, CancellationToken cancel) =>
        [.. (await db.Set<Payment>().AsNoTracking().Where(p => p.InvoiceId == invoice).OrderBy(p => p.Id).ToListAsync(cancel))
            .Select(p => new InvoicePaymentView(p.Id.ToString(), p.Amount, Words.Of(p.Method), p.Reference, p.ReceivedOn, p.Disputed, p.Lost))];
}
