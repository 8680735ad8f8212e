using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Catalog;

/// <summary>A price by its code, in its latest version.</summary>
public sealed record PriceOption(string Code, string Name, PriceDefinition Definition);

/// <summary>Finds prices across all plans and add-ons.</summary>
[Needs(Permission.Read)]
public sealed class PriceQueries(BillingDb db)
{
    public async Task<IReadOnlyList<PriceOption>> SearchAsync(string text, int atMost, CancellationToken cancel)
    {
        var words = text.Trim().ToLowerInvariant();
        var codes = await db.Set<Price>().AsNoTracking().Where(p => p.ArchivedAt == null && p.Code.ToLower().Contains(words)).Select(p => p.Code).Distinct().Order().Take(atMost).ToListAsync(cancel);
        return await NamedAsync(codes, cancel);
    }

    /// <summary>In the order of their codes; a code that no price bears is left out.</summary>
    public async Task<IReadOnlyList<PriceOption>> NamedAsync(IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        var found = await db.Set<Price>().AsNoTracking().Where(p => codes.Contains(p.Code)).ToListAsync(cancel);
        return [.. found.GroupBy(p => p.Code).Select(g => g.MaxBy(p => p.Number)!).OrderBy(p => p.Code, StringComparer.Ordinal).Select(p => new PriceOption(p.Code, p.Definition.Name ?? p.Code, p.Definition))];
    }
}
