using BillingConsole.Catalog;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals.Changing;

public enum ChangeKind { AddOn, Quantity, Plan, Price, Coupon, RemoveAddOn, BackToList, TakeOffCoupon }

/// <summary>One change of a running deal while it is typed.</summary>
public sealed class ChangeDraft(SubscriptionView deal)
{
    public const string Now = "now";
    public const string PeriodEnd = "period_end";

    public SubscriptionView Deal { get; } = deal;
    public ChangeKind Kind { get; set; } = ChangeKind.AddOn;

    /// <summary>The code of the add-on, plan, price or coupon it is about; for an add-on that goes, its id.</summary>
    public string? Subject { get; private set; }
    public decimal? Quantity { get; set; } = 1;
    public string? When { get; set; } = PeriodEnd;
    public OverrideDraft? Override { get; private set; }
    public string? Reason { get; set; }

    public void Choose(string? subject)
    {
        Subject = subject;
        var price = Kind is ChangeKind.Price or ChangeKind.Quantity ? Deal.Prices.FirstOrDefault(p => p.Price == subject) : null;
        Override = Kind == ChangeKind.Price && price is not null ? new(price.List with { Code = price.Price }) : null;
        if (Kind == ChangeKind.Quantity && price is not null) Quantity = price.Quantity;
    }

    /// <summary>What is asked for; null while something needed is not chosen.</summary>
    public DealChange? ToChange(string reason) => Subject is not { } subject ? null : Kind switch
    {
        ChangeKind.AddOn => new() { AddOn = new() { AddOn = subject, Quantity = Quantity } },
        ChangeKind.Quantity => new() { Quantities = new() { [subject] = Quantity ?? 0 } },
        ChangeKind.Plan => new() { Plan = new() { Plan = subject, When = When } },
        ChangeKind.Price => Override is { IsGiven: true } layer ? new() { Override = layer.ToBody() with { Reason = reason } } : null,
        ChangeKind.Coupon => new() { Coupon = subject },
        ChangeKind.RemoveAddOn => new() { RemoveAddOn = new(subject, When) },
        ChangeKind.BackToList => new() { ReturnToList = subject },
        ChangeKind.TakeOffCoupon => new() { TakeOffCoupon = subject },
    };
}
