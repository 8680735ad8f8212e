using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>What is to become of a running deal: exactly one part is given. Kept as it is while it waits for approval.</summary>
public sealed record DealChange
{
    public OverrideBody? Override { get; init; }

    /// <summary>Code of a price whose override is to go.</summary>
    public string? ReturnToList { get; init; }
    public string? Coupon { get; init; }
    public string? TakeOffCoupon { get; init; }
    public AddOnBody? AddOn { get; init; }
    public RemovedAddOn? RemoveAddOn { get; init; }
    public Dictionary<string, decimal>? Quantities { get; init; }
    public ChangePlanBody? Plan { get; init; }
    public CancelBody? Cancel { get; init; }
}

public sealed record RemovedAddOn(string AddOn, string? When);

public sealed record ChangePlanBody
{
    public string? Plan { get; init; }

    /// <summary><c>now</c>, or <c>period_end</c> (the default).</summary>
    public string? When { get; init; }
    public List<OverrideBody>? Overrides { get; init; }
}

public sealed record QuantitiesBody
{
    public Dictionary<string, decimal>? Quantities { get; init; }
}

public sealed record CancelBody
{
    /// <summary><c>now</c>, <c>period_end</c>, or the last day that counts.</summary>
    public string? When { get; init; }

    /// <summary>Whether days that were paid in advance are given back; true when left out.</summary>
    public bool? Prorate { get; init; }
}

public sealed record CouponCodeBody
{
    public string? Coupon { get; init; }
}

/// <summary>A change that waits, who asked for it, and what of it is beyond the policy.</summary>
public sealed record PendingChange(string Summary, IReadOnlyList<string> Reasons, string Author, string? AuthorId, Instant AskedAt, DealChange Change);

/// <summary>Changes a running deal. What it costs or gives back at once is billed in the same commit; Deals, above, carries it out.</summary>
[Needs(Permission.AssignPlans)]
public sealed record ChangeDeal(string Subscription, DealChange Change) : IInput<SubscriptionView>;
