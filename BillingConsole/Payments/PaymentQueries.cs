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
    Money Unapplied, Money Refunded, PaymentMethod Method, string? Reference, LocalDate ReceivedOn, Instant CreatedAt, InvoiceStatus InvoiceStatus, Money InvoiceDue)
{
    public static PaymentView Of(Payment p, Invoice invoice, Customer customer) => new(
        p.Id, customer.Id, customer.Name, invoice.Id, invoice.Number, p.Currency, p.Amount, new(p.AppliedMinor, p.Currency),
        new(p.AmountMinor - p.AppliedMinor, p.Currency), new(p.RefundedMinor, p.Currency), p.Method, p.Reference, p.ReceivedOn, p.CreatedAt, invoice.Status, invoice.Due);
}

[Needs(Permission.Read)]
public sealed class PaymentQueries(BillingDb db)
{
    public async Task<PageOf<PaymentView>> ListAsync(Listing listing, string? customer, string? invoice, CancellationToken cancel)
    {
        var rows = db.Set<Payment>().AsNoTracking();
        if (customer is not null)
        {
            var found = await db.FindCustomerAsync(customer, cancel) ?? throw new RefusedException(Refusal.Invalid("customer", $"There is no customer '{customer}'."));
            rows = rows.Where(p => p.CustomerId == found.Id);
        }
        if (invoice is not null)
        {
            var found = await db.FindInvoiceAsync(invoice, cancel) ?? throw new RefusedException(Refusal.Invalid("invoice", $"There is no invoice '{invoice}'."));
            rows = rows.Where(p => p.InvoiceId == found.Id);
        }
        var page = await rows.PageAsync(listing, cancel);
        var invoices = page.Data.Select(p => p.InvoiceId).ToList();
        var customers = page.Data.Select(p => p.CustomerId).ToList();
        var byInvoice = await db.Set<Invoice>().AsNoTracking().Where(i => invoices.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var byCustomer = await db.Set<Customer>().AsNoTracking().Where(c => customers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return page.Select(p => PaymentView.Of(p, byInvoice[p.InvoiceId], byCustomer[p.CustomerId]));
    }
}

/// <summary>The payments an invoice shows.</summary>
public sealed class InvoicePayments(BillingDb db) : IInvoicePayments
{
    public async Task<IReadOnlyList<InvoicePaymentView>> OfAsync(Id<Invoice> invoice, CancellationToken cancel) =>
        [.. (await db.Set<Payment>().AsNoTracking().Where(p => p.InvoiceId == invoice).OrderBy(p => p.Id).ToListAsync(cancel))
            .Select(p => new InvoicePaymentView(p.Id.ToString(), p.Amount, Words.Of(p.Method), p.Reference, p.ReceivedOn))];
}
