using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Deals.Changing;

/// <summary>A running deal as it stands before a change.</summary>
/// <param name="Held">Its coupons, in the order assigned; those taken off are left out.</param>
public sealed record ChangingDeal(Subscription Deal, Customer Customer, List<Redemption> Held, LocalDate Today)
{
    /// <summary>Who negotiated it, as overrides keep the name.</summary>
    public required string Author { get; init; }

    /// <summary>The first day a change can take effect. The day of a change belongs to what comes after it.</summary>
    public LocalDate Now => LocalDate.Max(Today, Deal.StartsOn);

    /// <summary>The end of the present period, exclusive: the first day of the next.</summary>
    public LocalDate PeriodEnd => Deal.Cycle.Containing(LocalDate.Max(Now, Deal.PaidFrom)).Actual.End;
}

/// <summary>What a change did to the terms of a deal, before anything is billed.</summary>
/// <param name="Summary">The change as a person says it.</param>
/// <param name="On">The first day on the new terms.</param>
public sealed record ChangeEffect(string Summary, LocalDate On)
{
    /// <summary>Items that no longer count from <see cref="On"/>: what was charged in advance for them is given back.</summary>
    public List<SubscriptionItem> Ended { get; } = [];

    /// <summary>Items that count from <see cref="On"/>.</summary>
    public List<SubscriptionItem> Begun { get; } = [];
    public bool GivesBack { get; init; } = true;

    /// <summary>The deal ends: the next run closes it with what was used until then.</summary>
    public bool EndsDeal { get; init; }
    public Redemption? Given { get; init; }
    public Redemption? Taken { get; init; }

    /// <summary>Only terms that may cost more than the policy allows are judged.</summary>
    public bool IsNegotiated { get; init; }
}
