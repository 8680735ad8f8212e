using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Catalog;

/// <summary>A new version of a price, sold from a day on; raised when it shall also reach the deals of today.</summary>
public sealed record PriceSuperseded(Price Price, LocalDate From) : IDomainEvent;

/// <summary>Adds prices and their versions to a plan or an add-on; it never edits one.</summary>
public sealed class PriceList(BillingDb db, OperationContext context)
{
    public const int MostPrices = 100;

    /// <summary>The day on which an undated change begins to be sold.</summary>
    public LocalDate Today => context.Today(DateTimeZone.Utc);

    /// <summary>Checks the prices of a new offering and adds them under its id.</summary>
    public async Task AddAsync(Check check, Offering offering, string owner, List<PriceDefinition>? prices, CatalogIndex index, CancellationToken cancel)
    {
        check.That(prices is null or { Count: <= MostPrices }, "prices", $"At most {MostPrices} prices.");
        var kept = new List<PriceDefinition>();
        foreach (var given in prices ?? [])
        {
            var at = $"prices[{kept.Count}]";
            check.That(given?.StartsOn is null, $"{at}.starts_on", "A new plan sells its prices from the beginning; date a later change of them.");
            kept.Add(check.Price(at, given, offering.Currency, index));
        }
        await FreeAsync(check, [.. kept.Select(p => p.Code)], cancel);
        foreach (var price in kept) db.Add(Version(owner, price, 1, kept.IndexOf(price), null));
    }

    /// <summary>Adds the next version of known prices and the first of new ones.</summary>
    public async Task ReviseAsync(Check check, Offering offering, string owner, List<PriceDefinition> prices, PriceReach reach, CatalogIndex index, CancellationToken cancel)
    {
        var versions = await db.Set<Price>().AsNoTracking().Where(p => p.Owner == owner).ToListAsync(cancel);
        var latest = versions.GroupBy(p => p.Code).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Number)!);
        var (kept, place) = (new List<PriceDefinition>(), versions.Count == 0 ? 0 : versions.Max(p => p.Position) + 1);
        foreach (var given in prices)
        {
            var at = $"prices[{kept.Count}]";
            var price = check.Price(at, given, offering.Currency, index);
            kept.Add(price);
            var from = check.Date($"{at}.starts_on", given?.StartsOn) ?? Today;
            var before = price.Code is { } code ? latest.GetValueOrDefault(code) : null;
            if (before is not null) Follows(check, at, before, price, from);
            var version = Version(owner, price, (before?.Number ?? 0) + 1, before?.Position ?? place++, from);
            db.Add(version);
            if (before is not null && reach == PriceReach.All) context.Raise(new PriceSuperseded(version, from));
        }
        check.That(latest.Keys.Union(kept.Select(p => p.Code)).Count() <= MostPrices, "prices", $"At most {MostPrices} prices.");
        await FreeAsync(check, [.. kept.Select(p => p.Code is { } code && !latest.ContainsKey(code) ? code : null)], cancel);
        Once(check, [.. kept.Select(p => p.Code)]);
    }

    private static void Follows(Check check, string at, Price before, PriceDefinition price, LocalDate from)
    {
        check.That(from >= (before.StartsOn ?? from), $"{at}.starts_on", $"Version {before.Number} of this price starts on {before.StartsOn:uuuu-MM-dd}; start on that day or later.");
        check.That(price.Kind is null || price.Kind == before.Definition.Kind, $"{at}.kind", $"A price keeps its kind, here {Words.Of(before.Definition.Kind!.Value)}; add a price with another code.");
        check.That(price.Meter is null || price.Meter == before.Definition.Meter, $"{at}.meter", $"A price keeps its meter, here {before.Definition.Meter}; add a price with another code.");
    }

    private async Task FreeAsync(Check check, List<string?> codes, CancellationToken cancel)
    {
        Once(check, codes);
        var taken = await db.Set<Price>().AsNoTracking().Where(p => codes.Contains(p.Code)).Select(p => p.Code).Distinct().ToListAsync(cancel);
        for (var i = 0; i < codes.Count; i++)
            if (codes[i] is { } code && taken.Contains(code))
                check.Refusals.Add(Refusal.Conflict("already_exists", $"A price with code '{code}' exists already; price codes are unique across the catalog.", $"prices[{i}].code"));
    }

    private static void Once(Check check, List<string?> codes)
    {
        for (var i = 0; i < codes.Count; i++)
            if (codes[i] is { Length: > 0 } code && codes.IndexOf(code) < i && !check.Refusals.Any(r => r.Field == $"prices[{i}].code"))
                check.Add($"prices[{i}].code", $"Price code '{code}' is given twice.");
    }

    private Price Version(string owner, PriceDefinition price, int number, int position, LocalDate? from) => new()
    {
        Id = context.NewId<Price>(), Code = price.Code ?? "", Number = number, Owner = owner, Position = position,
        Definition = price, StartsOn = from, CreatedAt = context.Now,
    };
}
