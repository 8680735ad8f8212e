using BillingConsole.Core.Accounting;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Ledger;

/// <summary>Which entries a journal shows; nulls do not narrow it. An account without its part after the colon means the whole family.</summary>
public sealed record EntryFilter(string? Invoice = null, string? Customer = null, string? Account = null, LocalDate? From = null, LocalDate? To = null, bool WithoutRecognition = false, string? Payment = null);

[Needs(Permission.Read)]
public sealed class LedgerQueries(BillingDb db, IEnumerable<ILedgerSubject> subjects)
{
    /// <summary>The newest first, in the order of the chain.</summary>
    public async Task<PageOf<LedgerEntryView>> EntriesAsync(Listing listing, EntryFilter filter, CancellationToken cancel)
    {
        var page = await (await FilteredAsync(filter, cancel)).PageAsync(listing, cancel);
        var names = await NamesAsync(page.Data, cancel);
        return page.Select(e => LedgerEntryView.Of(e, names));
    }

    public async Task<LedgerEntryView?> EntryAsync(string named, CancellationToken cancel)
    {
        if (!Id<LedgerEntry>.TryParse(named, out var id)) return null;
        var entry = await db.Set<LedgerEntry>().AsNoTracking().Include(e => e.Postings).SingleOrDefaultAsync(e => e.Id == id, cancel);
        return entry is null ? null : LedgerEntryView.Of(entry, await NamesAsync([entry], cancel));
    }

    public async Task<ClosedView> ClosedAsync(CancellationToken cancel) =>
        new(await db.Set<LedgerHead>().AsNoTracking().Select(h => h.ClosedThrough).SingleOrDefaultAsync(cancel));

    private async Task<IQueryable<LedgerEntry>> FilteredAsync(EntryFilter filter, CancellationToken cancel)
    {
        var rows = db.Set<LedgerEntry>().AsNoTracking().Include(e => e.Postings).AsQueryable();
        if (await SubjectAsync("invoice", filter.Invoice, cancel) is { } invoice) rows = rows.Where(e => e.Invoice == invoice);
        if (await SubjectAsync("customer", filter.Customer, cancel) is { } customer) rows = rows.Where(e => e.Customer == customer);
        if (filter.Payment is { } payment) rows = rows.Where(e => e.Payment == payment);
        if (filter.From is { } from) rows = rows.Where(e => e.On >= from);
        if (filter.To is { } to) rows = rows.Where(e => e.On <= to);
        if (filter.WithoutRecognition) rows = rows.Where(e => e.Kind != EntryKind.RevenueRecognised);
        if (filter.Account is { } account)
        {
            var family = AccountPattern.Family(account);
            rows = rows.Where(e => e.Postings.Any(p => p.Account == account || EF.Functions.Like(p.Account, family, AccountPattern.Escape)));
        }
        return rows;
    }

    private async Task<string?> SubjectAsync(string kind, string? named, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(named)) return null;
        var subject = subjects.Single(s => s.Kind == kind);
        return await subject.FindAsync(named, cancel) ?? throw new RefusedException(Refusal.Invalid(kind, $"There is no {kind} '{named}'."));
    }

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancel)
    {
        var ids = entries.SelectMany(e => new[] { e.Invoice, e.Customer }).OfType<string>().Distinct().ToList();
        var names = new Dictionary<string, string>();
        foreach (var subject in subjects)
            foreach (var (id, name) in await subject.NamesAsync(ids, cancel)) names[id] = name;
        return names;
    }
}
