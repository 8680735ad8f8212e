using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Crediting;

public sealed record CreditNoteLineView(string Line, string Description, Money Amount, Money Discount, Money Net, Money Tax);

public sealed record CreditNoteTaxView(string Code, string Name, decimal? Rate, Money Taxable, Money Amount, bool Inclusive);

/// <summary>A credit note; a preview has neither id nor number.</summary>
public sealed record CreditNoteView(
    Id<CreditNote>? Id, string? Number, Id<Invoice> Invoice, string? InvoiceNumber, Id<Customer> Customer, string CustomerName, Currency Currency, LocalDate IssuedOn, string Reason,
    CreditTo To, IReadOnlyList<CreditNoteLineView> Lines, IReadOnlyList<CreditNoteTaxView> Taxes, Money Subtotal, Money DiscountTotal, Money TaxTotal, Money Total, Money OffDue, Money GivenBack, Instant CreatedAt)
{
    public static CreditNoteView Of(CreditNote n, Invoice invoice, Customer customer)
    {
        Money Of(long minor) => new(minor, n.Currency);
        Money TakenOn(string tax) => Of(n.Lines.Where(l => l.Taxes.Any(t => t.Code == tax))
            .Sum(l => l.AmountMinor - l.DiscountMinor - l.Taxes.Where(t => t.Inclusive).Sum(t => t.AmountMinor)));
        return new(
            n.Id, n.Number, invoice.Id, invoice.Number, customer.Id, customer.Name, n.Currency, n.IssuedOn, n.Reason, n.To,
            [.. n.Lines.Select(l => l.ToPart(n.Currency)).Zip(n.Lines, (p, l) => new CreditNoteLineView(l.Line, l.Description, p.Amount, p.Discount, p.Net, Of(l.Taxes.Sum(t => t.AmountMinor))))],
            [.. n.Taxes.OrderBy(t => t.Position).Select(t => new CreditNoteTaxView(t.Code, t.Name, t.Rate, TakenOn(t.Code), Of(t.AmountMinor), t.Inclusive))],
            Of(n.SubtotalMinor), Of(n.DiscountMinor), Of(n.TaxMinor), n.Total, Of(n.OffDueMinor), Of(n.TotalMinor - n.OffDueMinor), n.CreatedAt);
    }
}

/// <summary>A line that something can still be credited of: its net, and what that is with tax.</summary>
public sealed record CreditableLineView(string Line, string Description, Money Net, Money Total);

/// <summary>What can still be credited of an invoice, and where what was paid may go; a reason stands instead when nothing can.</summary>
public sealed record CreditableView(string Invoice, string? Number, string CustomerName, Currency Currency, Money Total, Money Due, Money Refundable, IReadOnlyList<CreditableLineView> Lines, string? WhyNot);

/// <summary>Which credit notes a list shows; nulls do not narrow it.</summary>
public sealed record CreditNoteFilter(string? Customer = null, string? Invoice = null, LocalDate? From = null, LocalDate? To = null, string? Search = null);

[Needs(Permission.Read)]
public sealed class CreditNoteQueries(BillingDb db)
{
    public async Task<PageOf<CreditNoteView>> ListAsync(Listing listing, CreditNoteFilter filter, CancellationToken cancel)
    {
        var page = await (await FilteredAsync(filter, cancel)).PageAsync(listing, cancel);
        var (invoices, customers) = (page.Data.Select(n => n.InvoiceId).ToList(), page.Data.Select(n => n.CustomerId).ToList());
        var byInvoice = await db.Set<Invoice>().AsNoTracking().Where(i => invoices.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var byCustomer = await db.Set<Customer>().AsNoTracking().Where(c => customers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return page.Select(n => CreditNoteView.Of(n, byInvoice[n.InvoiceId], byCustomer[n.CustomerId]));
    }

    public async Task<CreditNoteView?> FindAsync(string named, CancellationToken cancel) => await db.FindCreditNoteAsync(named, cancel) is { } note
        ? CreditNoteView.Of(note, await db.Set<Invoice>().SingleAsync(i => i.Id == note.InvoiceId, cancel), await db.Set<Customer>().SingleAsync(c => c.Id == note.CustomerId, cancel))
        : null;

    private async Task<IQueryable<CreditNote>> FilteredAsync(CreditNoteFilter filter, CancellationToken cancel)
    {
        IQueryable<CreditNote> rows = db.Set<CreditNote>().AsNoTracking().Include(n => n.Taxes);
        if (filter.Customer is { } named)
        {
            var customer = await db.CustomerNamedAsync(named, cancel);
            rows = rows.Where(n => n.CustomerId == customer.Id);
        }
        if (filter.Invoice is { } of)
        {
            var invoice = await db.InvoiceNamedAsync(of, cancel);
            rows = rows.Where(n => n.InvoiceId == invoice.Id);
        }
        if (filter.From is { } from) rows = rows.Where(n => n.IssuedOn >= from);
        if (filter.To is { } to) rows = rows.Where(n => n.IssuedOn <= to);
        return filter.Search?.Trim() is { Length: > 0 } text ? await SearchedAsync(rows, text, cancel) : rows;
    }

    private async Task<IQueryable<CreditNote>> SearchedAsync(IQueryable<CreditNote> rows, string text, CancellationToken cancel)
    {
        var lower = text.ToLowerInvariant();
        var credited = db.Set<Customer>().Where(c => c.SearchText.Contains(lower)).Select(c => c.Id);
        var of = db.Set<Invoice>().Where(i => i.Number!.Contains(text)).Select(i => i.Id);
        return await db.Set<CreditNote>().Where(n => n.Number.Contains(text)).Select(n => n.Number).FewAsync(cancel) is { } numbers
            && await credited.FewAsync(cancel) is { } customers && await db.FewNumberedAsync(text, cancel) is { } invoices
            ? rows.Where(n => numbers.Contains(n.Number) || customers.Contains(n.CustomerId) || invoices.Contains(n.InvoiceId))
            : rows.Where(n => n.Number.Contains(text) || credited.Contains(n.CustomerId) || of.Contains(n.InvoiceId));
    }
}

/// <summary>What a form for a credit note needs to know of its invoice.</summary>
[Needs(Permission.Read)]
public sealed class CreditableQueries(BillingDb db, TimeProvider clock, CreditDesk desk)
{
    public async Task<CreditableView?> FindAsync(string named, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(named, cancel) is not { } invoice) return null;
        var open = await desk.OpenAsync(invoice, Instant.FromDateTimeOffset(clock.GetUtcNow()), cancel);
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == invoice.CustomerId, cancel);
        return new(
            invoice.Id.ToString(), invoice.Number, customer.Name, invoice.Currency, open.LeftTotal, invoice.Due, new(invoice.PaidMinor, invoice.Currency),
            [.. open.Left.Where(p => p.Total.IsPositive).Select(p => new CreditableLineView(open.LineOf(p).Id.ToString(), open.LineOf(p).Description, p.Net, p.Total))], open.Refusal?.Message);
    }
}
