using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Coupons;

/// <summary>A coupon as the API and the pages show it.</summary>
public sealed record CouponView : IVersionedView
{
    public required Id<Coupon> Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required CouponKind Kind { get; init; }
    public required decimal? PercentOff { get; init; }
    public required decimal? AmountOff { get; init; }
    public required Currency? Currency { get; init; }
    public required CouponDuration Duration { get; init; }
    public required int? DurationInPeriods { get; init; }
    public required LocalDate? StartsOn { get; init; }
    public required LocalDate? EndsOn { get; init; }
    public required int? MaxRedemptions { get; init; }
    public required int Redemptions { get; init; }
    public required CouponReach AppliesTo { get; init; }
    public required string Sentence { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Instant? ArchivedAt { get; init; }
    public required uint Version { get; init; }

    public static CouponView Of(Coupon c) => new()
    {
        Id = c.Id, Code = c.Code, Name = c.Name, Kind = c.Kind, PercentOff = c.PercentOff, AmountOff = c.AmountOff, Currency = c.Currency,
        Duration = c.Duration, DurationInPeriods = c.DurationInPeriods, StartsOn = c.StartsOn, EndsOn = c.EndsOn, MaxRedemptions = c.MaxRedemptions,
        Redemptions = c.Redemptions, AppliesTo = c.AppliesTo, Sentence = CouponSentence.Of(c), CreatedAt = c.CreatedAt, ArchivedAt = c.ArchivedAt, Version = c.Version,
    };
}

/// <summary>A coupon in the hands of one deal.</summary>
public sealed record RedemptionView(
    Id<Redemption> Id, Id<Customer> Customer, string CustomerName, string Subscription, LocalDate? StartsOn, Instant RedeemedAt, Instant? RemovedAt, int PeriodsUsed);

[Needs(Permission.Read)]
public sealed class CouponQueries(BillingDb db)
{
    public async Task<PageOf<CouponView>> ListAsync(Listing listing, string? search, bool archived, CancellationToken cancel)
    {
        var rows = db.Set<Coupon>().AsNoTracking().Where(c => archived || c.ArchivedAt == null);
        if (search?.Trim().ToLowerInvariant() is { Length: > 0 } words) rows = rows.Where(c => c.Code.ToLower().Contains(words) || c.Name.ToLower().Contains(words));
        return (await rows.PageAsync(listing, cancel)).Select(CouponView.Of);
    }

    public async Task<CouponView?> FindAsync(string coupon, CancellationToken cancel) =>
        await db.FindCouponAsync(coupon, cancel) is { } found ? CouponView.Of(found) : null;

    /// <summary>Who holds or held the coupon, newest first; null when there is no such coupon.</summary>
    public async Task<PageOf<RedemptionView>?> HoldersAsync(string coupon, Listing listing, CancellationToken cancel)
    {
        if (await db.FindCouponAsync(coupon, cancel) is not { } found) return null;
        var page = await db.Set<Redemption>().AsNoTracking().Include(r => r.Uses).Where(r => r.CouponId == found.Id).PageAsync(listing, cancel);
        var ids = page.Data.Select(r => r.CustomerId).ToList();
        var names = await db.Set<Customer>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        return page.Select(r => new RedemptionView(
            r.Id, r.CustomerId, names.GetValueOrDefault(r.CustomerId, ""), r.Holder, r.StartsOn, r.RedeemedAt, r.RemovedAt, r.Uses.Count(u => u.ReturnedAt is null)));
    }
}

public static class CouponLookup
{
    /// <summary>By id or by code.</summary>
    public static Task<Coupon?> FindCouponAsync(this BillingDb db, string? named, CancellationToken cancel) => Id<Coupon>.TryParse(named, out var id)
        ? db.Set<Coupon>().SingleOrDefaultAsync(c => c.Id == id, cancel)
        : db.Set<Coupon>().SingleOrDefaultAsync(c => c.Code == named, cancel);
}
