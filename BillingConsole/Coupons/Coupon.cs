using BillingConsole.Core.Amounts;
using BillingConsole.Core.Discounting;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Coupons;

public enum CouponKind { Percentage, Fixed }

public enum CouponDuration { Once, Repeating, Forever }

/// <summary>Which lines a coupon looks at, by code; all empty means the whole invoice.</summary>
public sealed record CouponReach
{
    public List<string>? Plans { get; init; }
    public List<string>? AddOns { get; init; }
    public List<string>? Prices { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsWholeInvoice => (Plans?.Count ?? 0) + (AddOns?.Count ?? 0) + (Prices?.Count ?? 0) == 0;
}

/// <summary>A discount that may be assigned to deals; cap and window are checked at the assignment only.</summary>
public sealed class Coupon : IHasId<Coupon>, IVersioned, IAudited
{
    public static string IdPrefix => "cpn";

    public required Id<Coupon> Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required CouponKind Kind { get; init; }
    public decimal? PercentOff { get; init; }
    public decimal? AmountOff { get; init; }
    public Currency? Currency { get; init; }
    public required CouponDuration Duration { get; init; }
    public int? DurationInPeriods { get; init; }
    public LocalDate? StartsOn { get; set; }

    /// <summary>The last day it may be assigned.</summary>
    public LocalDate? EndsOn { get; set; }
    public int? MaxRedemptions { get; set; }

    /// <summary>How many hold it now; a returned redemption is taken off.</summary>
    public int Redemptions { get; set; }
    public CouponReach AppliesTo { get; init; } = new();
    public required Instant CreatedAt { get; init; }
    public Instant? ArchivedAt { get; set; }
    public uint Version { get; set; }

    public DiscountTerms Terms => Kind switch
    {
        CouponKind.Percentage => new DiscountTerms.PercentOff(Percent.Of(PercentOff!.Value)),
        CouponKind.Fixed => new DiscountTerms.AmountOff(Money.Round(AmountOff!.Value, Currency!)),
    };

    /// <summary>Billing periods it lasts; null for ever.</summary>
    public int? Periods => Duration switch
    {
        CouponDuration.Once => 1,
        CouponDuration.Repeating => DurationInPeriods,
        CouponDuration.Forever => null,
    };
}

internal sealed class CouponTable : IEntityTypeConfiguration<Coupon>
{
    public void Configure(EntityTypeBuilder<Coupon> table)
    {
        table.ToTable("coupon").HasKey(c => c.Id);
        table.HasIndex(c => c.Code).IsUnique();
        table.Ignore(c => c.Terms).Ignore(c => c.Periods);
        table.Property(c => c.AppliesTo).AsJson();
    }
}
