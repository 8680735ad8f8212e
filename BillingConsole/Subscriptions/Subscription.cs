using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Subscriptions;

public enum SubscriptionStatus { Active, PendingApproval, Trialing, Paused, Canceled, Ended, Scheduled }

public enum BillingCycleKind { Anniversary, Calendar }

/// <summary>
/// A deal with one customer: what is sold (items), what was negotiated over it (overrides, coupons, taxes, entitlements,
/// commitment, phases), and when it is billed next. All dates are days in the customer's time zone.
/// </summary>
public sealed class Subscription : IHasId<Subscription>, IVersioned, IAudited
{
    public static string IdPrefix => "sub";

    public required Id<Subscription> Id { get; init; }
    public required Id<Customer> CustomerId { get; init; }
    public Id<Plan>? PlanId { get; set; }
    public string? PlanCode { get; set; }
    public required Currency Currency { get; init; }
    public required SubscriptionStatus Status { get; set; }
    public required LocalDate StartsOn { get; init; }

    /// <summary>The last day of the contract.</summary>
    public LocalDate? EndsOn { get; set; }

    /// <summary>The last day after a cancellation, when it comes before the contract's end.</summary>
    public LocalDate? CanceledOn { get; set; }
    public required BillingCycleKind BillingCycle { get; init; }
    public int? AnchorDay { get; init; }
    public required IntervalUnit IntervalUnit { get; init; }
    public required int IntervalCount { get; init; }

    /// <summary>The plan's own interval, by which a recurring price is scaled.</summary>
    public required IntervalUnit PlanIntervalUnit { get; set; }
    public required int PlanIntervalCount { get; set; }
    public int TrialDays { get; init; }
    public List<string> Taxes { get; set; } = [];
    public List<EntitlementBody> PlanEntitlements { get; set; } = [];

    /// <summary>What the deal was on before, oldest first; a change of plan may still lie ahead.</summary>
    public List<FormerPlan> FormerPlans { get; set; } = [];
    public List<EntitlementBody> Entitlements { get; set; } = [];
    public Commitment? Commitment { get; set; }
    public List<Phase> Phases { get; set; } = [];
    public string? PurchaseOrder { get; set; }
    public string? Notes { get; set; }
    public Dictionary<string, string> Metadata { get; set; } = [];
    public required Instant CreatedAt { get; init; }
    public string? CreatedBy { get; init; }

    /// <summary>Set when the deal went beyond the company's policy: why, and what another person decided.</summary>
    public DealApproval? Approval { get; set; }

    /// <summary>A change beyond the company's policy that waits for another person; nothing of it holds yet.</summary>
    public PendingChange? PendingChange { get; set; }

    /// <summary>When billing stood still on request. A fee whose period begins within a pause is not charged.</summary>
    public List<Pause> Pauses { get; set; } = [];

    /// <summary>The next billing date that no finished invoice covers; null when nothing is left to bill.</summary>
    public LocalDate? NextBillingOn { get; set; }

    /// <summary>The start of that day in the customer's zone.</summary>
    public Instant? NextBillingAt { get; set; }

    /// <summary>Why billing stands still, in plain words; null when it does not.</summary>
    public string? ParkedReason { get; set; }

    /// <summary>Id of the run that parked it: the same run does not try again.</summary>
    public string? ParkedIn { get; set; }
    public uint Version { get; set; }

    public List<SubscriptionItem> Items { get; init; } = [];
    public List<SubscriptionAddOn> AddOns { get; init; } = [];
    public List<PriceOverride> Overrides { get; init; } = [];

    public Interval Interval => new(IntervalUnit, IntervalCount);

    public Interval PlanInterval => new(PlanIntervalUnit, PlanIntervalCount);

    /// <summary>The first day after the last, or null for an open end.</summary>
    public LocalDate? Until => (CanceledOn, EndsOn) switch
    {
        (null, null) => null,
        ({ } canceled, null) => canceled.PlusDays(1),
        (null, { } ends) => ends.PlusDays(1),
        ({ } canceled, { } ends) => LocalDate.Min(canceled, ends).PlusDays(1),
    };

    /// <summary>The first paid period begins when the trial ends.</summary>
    public LocalDate PaidFrom => StartsOn.PlusDays(TrialDays);

    public BillingCycle Cycle => (BillingCycle, AnchorDay) switch
    {
        (BillingCycleKind.Calendar, _) => Core.Time.BillingCycle.Calendar(PaidFrom, Interval),
        (BillingCycleKind.Anniversary, { } day) => Core.Time.BillingCycle.AnchoredOn(PaidFrom, Interval, day),
        (BillingCycleKind.Anniversary, null) => Core.Time.BillingCycle.Anniversary(PaidFrom, Interval),
    };
}

/// <summary>One price as it was sold to this deal.</summary>
public sealed class SubscriptionItem : IHasId<SubscriptionItem>, IAudited
{
    public static string IdPrefix => "itm";

    public required Id<SubscriptionItem> Id { get; init; }
    public required Id<Subscription> SubscriptionId { get; init; }
    public required string PriceCode { get; init; }

    /// <summary>The list price as sold; a later change of the catalog does not move it.</summary>
    public required PriceDefinition Definition { get; set; }
    public required decimal Quantity { get; set; }
    public required int Position { get; init; }
    public string? PlanCode { get; init; }

    /// <summary>Set when the price came with an add-on; it then bills on that add-on's own interval from its own start.</summary>
    public Id<SubscriptionAddOn>? AddOnId { get; init; }
    public required LocalDate StartsOn { get; init; }

    /// <summary>The first day it no longer counts.</summary>
    public LocalDate? Until { get; set; }

    /// <summary>The same price on other terms from a day on; this one then ends there.</summary>
    public SubscriptionItem From(Id<SubscriptionItem> id, LocalDate day, PriceDefinition definition, decimal quantity) => new()
    {
        Id = id, SubscriptionId = SubscriptionId, PriceCode = PriceCode, Definition = definition, Quantity = quantity,
        Position = Position, PlanCode = PlanCode, AddOnId = AddOnId, StartsOn = day,
    };
}

public sealed class SubscriptionAddOn : IHasId<SubscriptionAddOn>, IAudited
{
    public static string IdPrefix => "sad";

    public required Id<SubscriptionAddOn> Id { get; init; }
    public required Id<Subscription> SubscriptionId { get; init; }
    public required string AddOnCode { get; init; }
    public required string Name { get; init; }
    public required decimal Quantity { get; set; }
    public required IntervalUnit IntervalUnit { get; init; }
    public required int IntervalCount { get; init; }
    public required AddOnCadence Cadence { get; init; }
    public List<EntitlementBody> Entitlements { get; init; } = [];
    public required LocalDate StartsOn { get; init; }
    public LocalDate? Until { get; set; }

    public Interval Interval => new(IntervalUnit, IntervalCount);
}

/// <summary>A negotiated layer over one price; the plan is untouched and removing it returns to list.</summary>
public sealed class PriceOverride : IHasId<PriceOverride>, IAudited
{
    public static string IdPrefix => "ovr";

    public required Id<PriceOverride> Id { get; init; }
    public required Id<Subscription> SubscriptionId { get; init; }
    public required string PriceCode { get; init; }
    public required PriceChange Change { get; init; }
    public required string Reason { get; init; }
    public required string Author { get; init; }

    /// <summary>The list price at the time, for the leakage report.</summary>
    public required PriceDefinition ListPrice { get; init; }
    public LocalDate? StartsOn { get; init; }
    public LocalDate? EndsOn { get; set; }
    public required Instant CreatedAt { get; init; }
    public Instant? RemovedAt { get; set; }
}

/// <summary>A stretch without fees, from its first day to before the day of the resumption; open while it lasts.</summary>
public sealed record Pause(LocalDate From, LocalDate? Until)
{
    public bool Contains(LocalDate day) => day >= From && (Until is null || day < Until);
}

public enum DealDecision { Approved, Rejected }

/// <summary>A second pair of eyes on a deal. Null parts are still to come.</summary>
public sealed record DealApproval
{
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public string? Author { get; init; }
    public DealDecision? Decision { get; init; }
    public string? DecidedBy { get; init; }
    public Instant? DecidedAt { get; init; }
    public string? Comment { get; init; }
}

/// <summary>A promise to spend at least an amount within each window.</summary>
public sealed record Commitment
{
    public decimal? Amount { get; init; }
    public IntervalUnit? Interval { get; init; }
    public decimal? OverageFactor { get; init; }
    public bool? TrueUp { get; init; }
}

/// <summary>A dated step of a ramp with its own overrides and coupons.</summary>
public sealed record Phase
{
    public LocalDate? StartsOn { get; init; }
    public List<OverrideBody>? Overrides { get; init; }
    public List<string>? Coupons { get; init; }
}
