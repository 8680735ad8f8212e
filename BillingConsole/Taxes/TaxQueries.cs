using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Taxes;

[Needs(Permission.Read)]
public sealed class TaxQueries(BillingDb db, TimeProvider clock)
{
    private LocalDate Today => Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;

    public async Task<PageOf<TaxView>> ListAsync(Listing listing, string? search, bool archived, CancellationToken cancel)
    {
        var firsts = db.Set<Tax>().AsNoTracking().Where(t => t.Number == 1 && (archived || t.ArchivedAt == null));
        if (search?.Trim().ToLowerInvariant() is { Length: > 0 } words) firsts = firsts.Where(t => t.Code.ToLower().Contains(words) || t.Name.ToLower().Contains(words));
        var page = await firsts.PageAsync(listing, cancel);
        var views = (await NamedAsync([.. page.Data.Select(t => t.Code)], cancel)).ToDictionary(t => t.Code);
        return page.Select(t => views[t.Code]);
    }

    /// <summary>By their codes, with all versions.</summary>
    public async Task<IReadOnlyList<TaxView>> NamedAsync(IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        var versions = await db.Set<Tax>().AsNoTracking().Where(t => codes.Contains(t.Code)).ToListAsync(cancel);
        return [.. versions.GroupBy(t => t.Code).Select(g => TaxView.Of([.. g.OrderBy(v => v.Number)], Today))];
    }

    public async Task<TaxView?> FindAsync(string tax, CancellationToken cancel) =>
        await db.TaxVersionsAsync(tax, cancel) is { Count: > 0 } versions ? TaxView.Of(versions, Today) : null;
}

public static class TaxLookup
{
    /// <summary>All versions of a tax named by its code or the id of any of them, oldest first; empty when there is none.</summary>
    public static async Task<List<Tax>> TaxVersionsAsync(this BillingDb db, string? named, CancellationToken cancel)
    {
        var code = Id<Tax>.TryParse(named, out var id) ? await db.Set<Tax>().Where(t => t.Id == id).Select(t => t.Code).SingleOrDefaultAsync(cancel) : named;
        return await db.Set<Tax>().Where(t => t.Code == code).OrderBy(t => t.Number).ToListAsync(cancel);
    }

    /// <summary>Notes that an invoice charged these taxes on a day, so that their rates are only superseded from now on.</summary>
    public static async Task MarkTaxesUsedAsync(this BillingDb db, IReadOnlyCollection<string> codes, LocalDate on, Instant now, CancellationToken cancel)
    {
        var unused = await db.Set<Tax>().Where(t => codes.Contains(t.Code) && t.UsedAt == null).ToListAsync(cancel);
        foreach (var tax in unused.Where(t => t.IsInForce(on))) tax.UsedAt = now;
    }
}
