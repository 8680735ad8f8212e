using BillingConsole.Platform.Http;
using NodaTime;

namespace BillingConsole.Coupons;

/// <summary>A coupon as a caller describes it.</summary>
public sealed record CouponBody
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public CouponKind? Kind { get; init; }
    public decimal? PercentOff { get; init; }
    public decimal? AmountOff { get; init; }
    public string? Currency { get; init; }
    public CouponDuration? Duration { get; init; }
    public int? DurationInPeriods { get; init; }
    public LocalDate? StartsOn { get; init; }
    public LocalDate? EndsOn { get; init; }
    public int? MaxRedemptions { get; init; }
    public CouponReach? AppliesTo { get; init; }
}

/// <summary>What may change of a coupon: never what it takes off, for that was promised to its holders. Null clears.</summary>
public sealed record CouponChange
{
    public string? Name { get; init; }
    public Given<LocalDate?> StartsOn { get; init; }
    public Given<LocalDate?> EndsOn { get; init; }
    public Given<int?> MaxRedemptions { get; init; }
}
