using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>Which invoices a list shows; nulls do not narrow it.</summary>
public sealed record InvoiceFilter(string? Status = null, string? Customer = null, bool? Overdue = null, LocalDate? From = null, LocalDate? To = null, string? Search = null, string? Subscription = null, bool Unpaid = false);

[Needs(Permission.Read)]
public sealed class InvoiceQueries(BillingDb db, TimeProvider clock, InvoiceReader reader)
{
    public async Task<PageOf<InvoiceRow>> ListAsync(Listing listing, InvoiceFilter filter, CancellationToken cancel)
    {
        var page = await (await MatchingAsync(filter, cancel)).PageByKeyAsync(db.Set<Invoice>().AsNoTracking(), listing, cancel);
        var ids = page.Data.Select(i => i.CustomerId).Distinct().ToList();
        var customers = await db.Set<Customer>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return page.Select(i => i.Row(customers[i.CustomerId], Today(customers[i.CustomerId])));
    }

    public async Task<InvoiceView?> FindAsync(string invoice, CancellationToken cancel) =>
        await db.FindInvoiceAsync(invoice, cancel) is { } found ? await reader.ViewAsync(found, cancel) : null;

    public async Task<BillingRunView?> RunAsync(string run, CancellationToken cancel) =>
        Id<BillingRun>.TryParse(run, out var id) && await db.Set<BillingRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is { } found ? BillingRunView.Of(found) : null;

    public async Task<PageOf<BillingRunView>> RunsAsync(Listing listing, CancellationToken cancel) =>
        (await db.Set<BillingRun>().AsNoTracking().PageAsync(listing, cancel)).Select(BillingRunView.Of);

    public async Task<IQueryable<Invoice>> MatchingAsync(InvoiceFilter filter, CancellationToken cancel)
    {
        var rows = db.Set<Invoice>().AsNoTracking();
        if (filter.Status is { } word)
        {
            if (!Words.TryParse<InvoiceStatus>(word, out var status)) throw new RefusedException(Refusal.Invalid("status", $"Give one of {Words.All<InvoiceStatus>()}."));
            rows = rows.Where(i => i.Status == status);
        }
        if (filter.Customer is { } named)
        {
            var customer = await db.CustomerNamedAsync(named, cancel);
            rows = rows.Where(i => i.CustomerId == customer.Id);
        }
        if (filter.Subscription is { } deal)
            rows = Id<Subscriptions.Subscription>.TryParse(deal, out var id) ? rows.Where(i => i.SubscriptionId == id) : throw new RefusedException(Refusal.Invalid("subscription", "Give the id of a subscription."));
        if (filter.Overdue is { } overdue)
        {
            var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;
            rows = overdue ? rows.Owed().Where(i => i.DueOn < today)
                : rows.Where(i => !((i.Status == InvoiceStatus.Open || i.Status == InvoiceStatus.PartiallyPaid) && i.DueOn < today));
        }
        if (filter.Unpaid) rows = rows.Owed();
        if (filter.From is { } from) rows = rows.Where(i => i.BillingDate >= from);
        if (filter.To is { } to) rows = rows.Where(i => i.BillingDate <= to);
        return filter.Search?.Trim() is { Length: > 0 } words ? await SearchedAsync(rows, words, cancel) : rows;
    }

    private async Task<IQueryable<Invoice>> SearchedAsync(IQueryable<Invoice> rows, string words, CancellationToken cancel)
    {
        var lower = words.ToLowerInvariant();
        var matching = db.Set<Customer>().Where(c => c.SearchText.Contains(lower)).Select(c => c.Id);
        return await db.FewNumberedAsync(words, cancel) is { } numbered && await matching.FewAsync(cancel) is { } customers
            ? rows.Where(i => numbered.Contains(i.Id) || customers.Contains(i.CustomerId))
            : rows.Where(i => i.Number!.Contains(words) || matching.Contains(i.CustomerId));
    }

    private LocalDate Today(Customer customer) => Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(customer.Zone).Date;
}
