using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Coupons;

/// <summary>A coupon in the hands of one deal. A holder keeps its discount when the cap is reached or the window closes.</summary>
public sealed class Redemption : IHasId<Redemption>, IAudited
{
    public static string IdPrefix => "red";

    public required Id<Redemption> Id { get; init; }
    public required Id<Coupon> CouponId { get; init; }
    public required Id<Customer> CustomerId { get; init; }

    /// <summary>Id of the subscription that holds it.</summary>
    public required string Holder { get; init; }

    /// <summary>The order of assignment, in which coupons are taken off.</summary>
    public required int Position { get; set; }

    /// <summary>The first billing date it may discount; null from the deal's start.</summary>
    public LocalDate? StartsOn { get; init; }
    public required Instant RedeemedAt { get; init; }
    public Instant? RemovedAt { get; set; }
    public Coupon? Coupon { get; init; }
    public List<CouponUse> Uses { get; init; } = [];
}

/// <summary>One billing period that a finalised invoice used up; a void returns it.</summary>
public sealed class CouponUse
{
    public required Id<Redemption> RedemptionId { get; init; }

    /// <summary>The billing date of the period.</summary>
    public required LocalDate BillingDate { get; init; }

    /// <summary>Id of the invoice that used it.</summary>
    public required string Invoice { get; init; }
    public Instant? ReturnedAt { get; set; }
}

public static class HeldRedemptions
{
    /// <summary>What a deal or an invoice holds, in the order of assignment.</summary>
    public static async Task<List<Redemption>> HeldAsync(this BillingDb db, string? holder, CancellationToken cancel) => holder is null ? [] : await db.Set<Redemption>()
        .Include(r => r.Coupon).Include(r => r.Uses).Where(r => r.Holder == holder && r.RemovedAt == null).OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancel);
}

internal sealed class RedemptionTable : IEntityTypeConfiguration<Redemption>
{
    public void Configure(EntityTypeBuilder<Redemption> table)
    {
        table.ToTable("coupon_redemption").HasKey(r => r.Id);
        table.HasIndex(r => r.Holder);
        table.HasOne(r => r.Coupon).WithMany().HasForeignKey(r => r.CouponId);
        table.HasMany(r => r.Uses).WithOne().HasForeignKey(u => u.RedemptionId);
    }
}

internal sealed class CouponUseTable : IEntityTypeConfiguration<CouponUse>
{
    public void Configure(EntityTypeBuilder<CouponUse> table)
    {
        table.ToTable("coupon_use").HasKey(u => new { u.RedemptionId, u.Invoice });
        table.HasIndex(u => u.Invoice);
    }
}

/// <summary>Hands coupons out and takes them back; runs inside the operation of the deal.</summary>
public sealed class Redeemer(BillingDb db, OperationContext context)
{
    /// <summary>Redeems by code, or adds to the check why not. Nothing is counted when it was refused.</summary>
    public async Task<Redemption?> RedeemAsync(Check check, string field, string code, Customer customer, string holder, int position, LocalDate? startsOn, CancellationToken cancel)
    {
        var coupon = await FindAsync(code, cancel);
        if (coupon is null) { check.Add(field, $"There is no coupon '{code}'.", "not_found"); return null; }
        if (WhyNot(coupon, context.Today(customer.Zone)) is { } reason) { check.Refusals.Add(reason with { Field = field }); return null; }
        return new()
        {
            Id = context.NewId<Redemption>(), CouponId = coupon.Id, Coupon = coupon, CustomerId = customer.Id, Holder = holder,
            Position = position, StartsOn = startsOn, RedeemedAt = context.Now,
        };
    }

    /// <summary>Counts redemptions that are being saved; the write gate keeps two from passing the cap at once.</summary>
    public void Count(IEnumerable<Redemption> redemptions)
    {
        foreach (var redemption in redemptions)
        {
            redemption.Coupon!.Redemptions++;
            db.Add(redemption);
        }
    }

    /// <summary>Takes a coupon from its holder; one that never discounted a finalised invoice goes back into the cap.</summary>
    public void Remove(Redemption redemption)
    {
        if (redemption.RemovedAt is not null) return;
        redemption.RemovedAt = context.Now;
        if (redemption.Uses.All(u => u.ReturnedAt is not null)) redemption.Coupon!.Redemptions--;
    }

    private Task<Coupon?> FindAsync(string code, CancellationToken cancel) => Id<Coupon>.TryParse(code, out var id)
        ? db.Set<Coupon>().SingleOrDefaultAsync(c => c.Id == id, cancel)
        : db.Set<Coupon>().SingleOrDefaultAsync(c => c.Code == code, cancel);

    private static Refusal? WhyNot(Coupon coupon, LocalDate today) =>
        coupon.ArchivedAt is not null ? Refusal.Rule("coupon_archived", $"Coupon {coupon.Code} is archived.")
        : coupon.StartsOn > today ? Refusal.Rule("coupon_not_started", $"Coupon {coupon.Code} may be assigned from {coupon.StartsOn:uuuu-MM-dd} on.")
        : coupon.EndsOn < today ? Refusal.Rule("coupon_ended", $"Coupon {coupon.Code} could be assigned until {coupon.EndsOn:uuuu-MM-dd}.")
        : coupon.Redemptions >= coupon.MaxRedemptions ? Refusal.Rule("coupon_used_up", $"Coupon {coupon.Code} has reached its {coupon.MaxRedemptions} redemptions.")
        : null;
}
