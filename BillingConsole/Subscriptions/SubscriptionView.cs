using System.Text.Json.Serialization;
using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using NodaTime;

namespace BillingConsole.Subscriptions;

public sealed record SubscriptionView : IVersionedView
{
    public required Id<Subscription> Id { get; init; }
    public required SubscriptionStatus Status { get; init; }
    public required Id<Customer> Customer { get; init; }
    public required string CustomerName { get; init; }
    public required string? Plan { get; init; }
    public required Currency Currency { get; init; }
    public required LocalDate StartsOn { get; init; }
    public required LocalDate? EndsOn { get; init; }
    public required LocalDate? CanceledOn { get; init; }
    public required BillingCycleKind BillingCycle { get; init; }
    public required int? AnchorDay { get; init; }
    public required IntervalUnit Interval { get; init; }
    public required int IntervalCount { get; init; }
    public required int TrialDays { get; init; }
    public required string TimeZone { get; init; }
    public required LocalDate? NextBillingOn { get; init; }
    public required string? ParkedReason { get; init; }
    public required IReadOnlyList<ItemView> Prices { get; init; }
    public required IReadOnlyList<OverrideView> Overrides { get; init; }
    public required IReadOnlyList<HeldCouponView> Coupons { get; init; }
    public required IReadOnlyList<HeldAddOnView> AddOns { get; init; }
    public required IReadOnlyList<string> Taxes { get; init; }
    public required IReadOnlyList<EntitledView> Entitlements { get; init; }
    public required Commitment? Commitment { get; init; }
    public required IReadOnlyList<Phase> Phases { get; init; }
    public required string? PurchaseOrder { get; init; }
    public required string? Notes { get; init; }
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }
    public required Instant CreatedAt { get; init; }
    public required DealApproval? Approval { get; init; }

    /// <summary>A change that waits for another person; nothing of it holds yet.</summary>
    public required PendingChange? PendingChange { get; init; }
    public required IReadOnlyList<Pause> Pauses { get; init; }
    public required uint Version { get; init; }

    public static SubscriptionView Of(Subscription s, Customer customer, IReadOnlyList<Redemption> redemptions, LocalDate today) => new()
    {
        Id = s.Id, Status = s.StatusOn(today), Customer = s.CustomerId, CustomerName = customer.Name, Plan = s.PlanOn(LocalDate.Max(today, s.StartsOn)).Code, Currency = s.Currency,
        StartsOn = s.StartsOn, EndsOn = s.EndsOn, CanceledOn = s.CanceledOn, BillingCycle = s.BillingCycle, AnchorDay = s.AnchorDay,
        Interval = s.IntervalUnit, IntervalCount = s.IntervalCount, TrialDays = s.TrialDays, TimeZone = customer.TimeZone,
        NextBillingOn = s.NextBillingOn, ParkedReason = s.ParkedReason,
        Prices = [.. s.ItemsOn(today).Select(i => ItemView.Of(s, i, today))],
        Overrides = [.. s.Overrides.Where(o => o.RemovedAt is null).OrderBy(o => o.Id).Select(OverrideView.Of)],
        Coupons = [.. redemptions.Where(r => r.RemovedAt is null).OrderBy(r => r.Position).Select(r => HeldCouponView.Of(s, r))],
        AddOns = [.. s.AddOns.Select(a => new HeldAddOnView(a.Id, a.AddOnCode, a.Name, a.Quantity, a.StartsOn, a.Until?.PlusDays(-1)))],
        Taxes = s.Taxes, Entitlements = [.. s.EntitlementsOn(today).Select(EntitledView.Of)],
        Commitment = s.Commitment, Phases = s.Phases, PurchaseOrder = s.PurchaseOrder, Notes = s.Notes, Metadata = s.Metadata, CreatedAt = s.CreatedAt, Approval = s.Approval, PendingChange = s.PendingChange, Pauses = s.Pauses, Version = s.Version,
    };

    /// <summary>Decided here, so that no page has a rule of its own.</summary>
    [JsonIgnore]
    public bool CanCancel => Status is not (SubscriptionStatus.Canceled or SubscriptionStatus.Ended or SubscriptionStatus.PendingApproval) && CanceledOn is null;

    [JsonIgnore]
    public bool CanChange => Status is not (SubscriptionStatus.Canceled or SubscriptionStatus.Ended);

    [JsonIgnore]
    public bool CanPause => Status is SubscriptionStatus.Active or SubscriptionStatus.Trialing or SubscriptionStatus.Scheduled;

    [JsonIgnore]
    public bool CanResume => Status == SubscriptionStatus.Paused;

    [JsonIgnore]
    public bool WaitsForApproval => Status == SubscriptionStatus.PendingApproval || PendingChange is not null;
}

/// <summary>One price of the deal: the list as sold, and what the deal pays today.</summary>
public sealed record ItemView(string Price, string Name, PriceKind Kind, string? AddOn, decimal Quantity, PriceDefinition List, PriceDefinition Deal, bool Overridden)
{
    /// <summary>Whether its quantity can be changed on a running deal.</summary>
    [JsonIgnore]
    public bool IsByThePiece => AddOn is null && Kind == PriceKind.Recurring && List.Model != PriceModelKind.Flat;

    public static ItemView Of(Subscription deal, SubscriptionItem item, LocalDate today)
    {
        var terms = deal.TermsOf(item, LocalDate.Max(today, deal.StartsOn));
        return new(item.PriceCode, item.Definition.Name ?? item.PriceCode, item.Definition.Kind ?? PriceKind.Recurring, deal.AddOnOf(item)?.AddOnCode,
            item.Quantity, item.Definition, terms.Definition, !ReferenceEquals(terms.Definition, item.Definition));
    }
}

public sealed record OverrideView(Id<PriceOverride> Id, string Price, PriceChange Change, PriceDefinition ListPrice, string Reason, string Author, LocalDate? StartsOn, LocalDate? EndsOn, Instant CreatedAt)
{
    public static OverrideView Of(PriceOverride o) => new(o.Id, o.PriceCode, o.Change, o.ListPrice, o.Reason, o.Author, o.StartsOn, o.EndsOn, o.CreatedAt);
}

/// <param name="Periods">How many billing periods it discounts; null for ever.</param>
/// <param name="LastOn">The last billing date it discounts if every period has something to discount; null for ever or when used up.</param>
public sealed record HeldCouponView(string Coupon, string Name, string Sentence, int? Periods, int PeriodsUsed, int? PeriodsLeft, LocalDate? StartsOn, LocalDate? LastOn)
{
    public static HeldCouponView Of(Subscription deal, Redemption r)
    {
        var used = r.Uses.Where(u => u.ReturnedAt is null).Select(u => u.BillingDate).Distinct().Count();
        int? left = r.Coupon!.Periods is { } periods ? Math.Max(0, periods - used) : null;
        return new(r.Coupon.Code, r.Coupon.Name, CouponSentence.Of(r.Coupon), r.Coupon.Periods, used, left, r.StartsOn, LastOf(deal, r, left));
    }

    private static LocalDate? LastOf(Subscription deal, Redemption r, int? left)
    {
        if (left is not (> 0 and <= 1000) || deal.NextBillingOn is not { } next) return null;
        var date = deal.FirstOnOrAfter(r.StartsOn is { } from ? LocalDate.Max(next, from) : next);
        for (var i = 1; i < left && date is { } day && deal.Following(day) is { } following; i++) date = following;
        return date;
    }
}

public sealed record HeldAddOnView(Id<SubscriptionAddOn> Id, string AddOn, string Name, decimal Quantity, LocalDate StartsOn, LocalDate? EndsOn);

public sealed record EntitledView(string Feature, bool Enabled, string? Value, decimal? Limit, bool Unlimited, bool HardLimit, IReadOnlyList<EntitlementSource> Sources)
{
    public static EntitledView Of(Entitled e) => new(e.Feature, e.Enabled, e.Value, e.Limit, e.Unlimited, e.Hard, e.Sources);
}

public sealed record SubscriptionRow(
    Id<Subscription> Id, SubscriptionStatus Status, Id<Customer> Customer, string CustomerName, string? Plan, Currency Currency,
    LocalDate StartsOn, LocalDate? EndsOn, LocalDate? NextBillingOn, string? ParkedReason)
{
    [JsonIgnore]
    public DealApproval? Approval { get; init; }

    [JsonIgnore]
    public PendingChange? PendingChange { get; init; }

    [JsonIgnore]
    public string? AskedBy => PendingChange?.Author ?? Approval?.Author;

    [JsonIgnore]
    public IReadOnlyList<string> Reasons => PendingChange?.Reasons ?? Approval?.Reasons ?? [];
}
