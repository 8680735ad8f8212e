using System.Text.Json.Serialization;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Bulk;

public enum BulkStatus { Running, Completed }

public sealed record BulkRunView(
    Id<BulkRun> Id, BulkAct Act, BulkStatus Status, int Total, int Done, int Parked, IReadOnlyDictionary<string, Money> AmountByCurrency, string RequestedBy, Instant CreatedAt, Instant? FinishedAt)
{
    [JsonIgnore]
    public bool IsUnderWay => Status == BulkStatus.Running;

    public static BulkRunView Of(BulkRun r, int done, int parked) => new(
        r.Id, r.Act, done + parked >= r.Total ? BulkStatus.Completed : BulkStatus.Running, r.Total, done, parked,
        r.Amounts.ToDictionary(a => a.Key, a => new Money(a.Value, Currency.Of(a.Key))), r.RequestedBy, r.CreatedAt, r.FinishedAt);
}

public sealed record BulkItemView(Id<Invoice> Invoice, string? Number, string CustomerName, InvoiceStatus Status, Money Total, BulkItemState State, string? Reason);

[Needs(Permission.Read)]
public sealed class BulkQueries(BillingDb db)
{
    public async Task<PageOf<BulkRunView>> ListAsync(Listing listing, CancellationToken cancel)
    {
        var page = await db.Set<BulkRun>().AsNoTracking().PageAsync(listing, cancel);
        var ids = page.Data.Select(r => r.Id).ToList();
        var counts = await CountsAsync(ids, cancel);
        return page.Select(r => ViewOf(r, counts));
    }

    public async Task<BulkRunView?> FindAsync(string run, CancellationToken cancel) =>
        Id<BulkRun>.TryParse(run, out var id) && await db.Set<BulkRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is { } found ? ViewOf(found, await CountsAsync([id], cancel)) : null;

    /// <summary>What became of each invoice, in the order of the run.</summary>
    public async Task<PageOf<BulkItemView>> ItemsAsync(string run, BulkItemState? state, Listing listing, CancellationToken cancel)
    {
        if (!Id<BulkRun>.TryParse(run, out var id)) throw new RefusedException(Refusal.NotFound("bulk run", run));
        if (listing.Refusal is { } refusal) throw new RefusedException(refusal);
        var after = -1;
        if (listing.Cursor is { } cursor && !int.TryParse(cursor, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out after))
            throw new RefusedException(Refusal.Invalid("cursor", "Give the next_cursor of the page before."));
        var items = db.Set<BulkItem>().AsNoTracking().Where(i => i.RunId == id && i.Position > after);
        if (state is { } wanted) items = items.Where(i => i.State == wanted);
        var rows = await (from item in items
                          join invoice in db.Set<Invoice>() on item.InvoiceId equals invoice.Id
                          join customer in db.Set<Customer>() on invoice.CustomerId equals customer.Id
                          orderby item.Position
                          select new { item.Position, item.State, item.Reason, Invoice = invoice, customer.Name }).Take(listing.Limit + 1).ToListAsync(cancel);
        return new(
            [.. rows.Take(listing.Limit).Select(r => new BulkItemView(r.Invoice.Id, r.Invoice.Number, r.Name, r.Invoice.Status, r.Invoice.Total, r.State, r.Reason))],
            rows.Count > listing.Limit ? rows[listing.Limit - 1].Position.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    private async Task<ILookup<Id<BulkRun>, (BulkItemState State, int Count)>> CountsAsync(List<Id<BulkRun>> runs, CancellationToken cancel) =>
        (await db.Set<BulkItem>().Where(i => runs.Contains(i.RunId)).GroupBy(i => new { i.RunId, i.State }).Select(g => new { g.Key.RunId, g.Key.State, Count = g.Count() }).ToListAsync(cancel))
            .ToLookup(c => c.RunId, c => (c.State, c.Count));

    private static BulkRunView ViewOf(BulkRun run, ILookup<Id<BulkRun>, (BulkItemState State, int Count)> counts)
    {
        int Of(BulkItemState state) => counts[run.Id].Where(c => c.State == state).Sum(c => c.Count);
        return BulkRunView.Of(run, Of(BulkItemState.Done), Of(BulkItemState.Parked));
    }
}
