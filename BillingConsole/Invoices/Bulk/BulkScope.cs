using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Bulk;

public sealed record BulkFilter
{
    public string? Status { get; init; }
    public string? Customer { get; init; }
    public bool? Overdue { get; init; }
    public LocalDate? From { get; init; }
    public LocalDate? To { get; init; }
    public string? Search { get; init; }

    public InvoiceFilter ToFilter() => new(Status, Customer, Overdue, From, To, Search);
}

public sealed record BulkBody
{
    public BulkAct? Act { get; init; }

    /// <summary>Ids of invoices; or give <see cref="Filter"/>.</summary>
    public List<string>? Invoices { get; init; }
    public BulkFilter? Filter { get; init; }

    /// <summary>The count that was confirmed; another one now is a conflict.</summary>
    public int? Expected { get; init; }
}

/// <summary>What an act would reach: count and money first.</summary>
/// <param name="LeftOut">Chosen, but in a status that the act is not for.</param>
/// <param name="SentBefore">Among those to send.</param>
/// <param name="WithoutEmail">Among those to send; they will be parked.</param>
public sealed record BulkPreview(BulkAct Act, int Count, IReadOnlyDictionary<string, Money> AmountByCurrency, int LeftOut, int SentBefore, int WithoutEmail);

/// <summary>Turns a selection or a filter into the invoices that an act is for.</summary>
public sealed class BulkScope(BillingDb db, InvoiceQueries invoices)
{
    public const int Most = 20_000;

    public async Task<IQueryable<Invoice>?> ChosenAsync(Check check, BulkBody body, CancellationToken cancel)
    {
        check.Required("act", body.Act, $"Give one of {Words.All<BulkAct>()}.");
        check.That(body.Invoices is null != body.Filter is null, "invoices", "Give either the ids of invoices or a filter; an empty filter means all.");
        if (check.Failed) return null;
        if (body.Filter is { } filter) return await invoices.MatchingAsync(filter.ToFilter(), cancel);
        check.That(body.Invoices!.Count is > 0 and <= 1000, "invoices", "Give 1 to 1000 ids; use a filter for more.");
        var ids = new List<Id<Invoice>>();
        foreach (var named in body.Invoices)
            if (Id<Invoice>.TryParse(named, out var id)) ids.Add(id);
            else check.Add("invoices", $"'{named}' is not the id of an invoice.");
        if (check.Failed) return null;
        return db.Set<Invoice>().AsNoTracking().Where(i => ids.Contains(i.Id));
    }

    public static IQueryable<Invoice> For(BulkAct act, IQueryable<Invoice> chosen) => act switch
    {
        BulkAct.Finalize => chosen.Where(i => i.Status == InvoiceStatus.Draft),
        BulkAct.Send => chosen.Where(i => i.Status != InvoiceStatus.Draft && i.Status != InvoiceStatus.Void),
    };

    public async Task<BulkPreview> LookAsync(BulkAct act, IQueryable<Invoice> chosen, CancellationToken cancel)
    {
        var meant = For(act, chosen);
        var sums = await meant.GroupBy(i => i.Currency).Select(g => new { Currency = g.Key, Count = g.Count(), Minor = g.Sum(i => i.TotalMinor) }).ToListAsync(cancel);
        var count = sums.Sum(s => s.Count);
        return new(
            act, count, sums.ToDictionary(s => s.Currency.Code, s => new Money(s.Minor, s.Currency)), await chosen.CountAsync(cancel) - count,
            act == BulkAct.Send ? await meant.CountAsync(i => i.SentAt != null, cancel) : 0,
            act == BulkAct.Send ? await meant.CountAsync(i => db.Set<Customer>().Any(c => c.Id == i.CustomerId && c.Email == null), cancel) : 0);
    }
}
