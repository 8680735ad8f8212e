using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Coupons;

/// <summary>A coupon while it is typed, in the words of people: a cadence instead of a duration.</summary>
public sealed class CouponDraft
{
    public const string Once = "once";
    public const string Recurring = "recurring";

    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? Kind { get; set; } = Words.Of(CouponKind.Percentage);
    public decimal? Amount { get; set; }
    public string? Currency { get; set; } = "USD";
    public string? Cadence { get; set; } = Once;

    /// <summary>Billing periods of a recurring coupon; none is forever.</summary>
    public decimal? Periods { get; set; }
    public LocalDate? StartsOn { get; set; }
    public LocalDate? EndsOn { get; set; }
    public decimal? MaxRedemptions { get; set; }
    public string? Plans { get; set; }
    public string? AddOns { get; set; }
    public string? Prices { get; set; }

    public bool IsFixed => Kind == Words.Of(CouponKind.Fixed);

    /// <summary>Names it, and its code after it as long as nobody chose another.</summary>
    public void Rename(string? name)
    {
        if (Code is null || Code == CodeOf(Name)) Code = CodeOf(name);
        Name = name;
    }

    public CouponBody ToBody() => new()
    {
        Code = Code, Name = Name, Kind = IsFixed ? CouponKind.Fixed : CouponKind.Percentage, PercentOff = IsFixed ? null : Amount, AmountOff = IsFixed ? Amount : null,
        Currency = IsFixed ? Currency : null, Duration = Cadence == Once ? CouponDuration.Once : Periods is null ? CouponDuration.Forever : CouponDuration.Repeating,
        DurationInPeriods = Cadence == Once ? null : Whole(Periods), StartsOn = StartsOn, EndsOn = EndsOn, MaxRedemptions = Whole(MaxRedemptions), AppliesTo = Reach(),
    };

    private CouponReach? Reach() => (List(Plans), List(AddOns), List(Prices)) is var (plans, addOns, prices) && (plans ?? addOns ?? prices) is not null
        ? new() { Plans = plans, AddOns = addOns, Prices = prices } : null;

    /// <summary>Out of range becomes a number that the operation refuses at its field.</summary>
    internal static int? Whole(decimal? typed) => typed is { } number ? (int)Math.Clamp(number, 0, int.MaxValue) : null;

    private static List<string>? List(string? codes) =>
        codes?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } named ? [.. named] : null;

    private static string? CodeOf(string? name) => Catalog.Editing.Slug.Of(name)?.ToUpperInvariant();
}
