using BillingConsole.Catalog;
using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>A deal as a caller describes it.</summary>
public sealed record SubscriptionBody
{
    public string? Customer { get; init; }
    public string? Plan { get; init; }
    public LocalDate? StartsOn { get; init; }
    public LocalDate? EndsOn { get; init; }
    public BillingCycleKind? BillingCycle { get; init; }
    public int? AnchorDay { get; init; }
    public IntervalUnit? Interval { get; init; }
    public int? IntervalCount { get; init; }
    public int? TrialDays { get; init; }
    public Dictionary<string, decimal>? Quantities { get; init; }
    public List<OverrideBody>? Overrides { get; init; }
    public List<string>? Coupons { get; init; }
    public List<AddOnBody>? AddOns { get; init; }
    public List<string>? Taxes { get; init; }
    public List<EntitlementBody>? Entitlements { get; init; }
    public Commitment? Commitment { get; init; }
    public List<Phase>? Phases { get; init; }
    public string? PurchaseOrder { get; init; }
    public string? Notes { get; init; }
    public Dictionary<string, string>? Metadata { get; init; }
}

public sealed record AddOnBody
{
    public string? AddOn { get; init; }
    public decimal? Quantity { get; init; }
    public LocalDate? StartsOn { get; init; }
    public List<OverrideBody>? Overrides { get; init; }
}
