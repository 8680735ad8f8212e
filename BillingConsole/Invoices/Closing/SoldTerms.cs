using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Time;
using BillingConsole.Platform.Data;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Invoices.Closing;

/// <summary>
/// Everything that prices one item in one period. Kept with a closed period, so that late usage is rated by what was sold then,
/// whatever has become of overrides and entitlements since.
/// </summary>
public sealed record SoldTerms(string Name, string Code, string? Plan, string? AddOn, PriceDefinition Price, PriceDefinition List, int Scale, int ListScale, int Days, int OfDays)
{
    public decimal? Included { get; init; }
    public bool Unlimited { get; init; }
    public bool Hard { get; init; }

    /// <summary>How often a flat fee is taken.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>The override that made the price; null where list or a step of a ramp did.</summary>
    public Id<PriceOverride>? Override { get; init; }

    public static SoldTerms Of(Subscription deal, DuePeriod due)
    {
        var (item, terms) = (due.Item, deal.TermsOf(due.Item, due.Used.Start));
        var (included, unlimited, hard) = IncludedOf(deal, terms.Definition, due.Used.Start);
        return new(item.Definition.Name ?? item.PriceCode, item.PriceCode, item.PlanCode, deal.AddOnOf(item)?.AddOnCode, terms.Definition, item.Definition, terms.Scales.Deal, terms.Scales.List, due.Proration.Days, due.Proration.OfDays)
        { Included = included, Unlimited = unlimited, Hard = hard, Copies = item.Copies(), Override = terms.Override?.Id };
    }

    /// <summary>A charge without a key and a quantity yet.</summary>
    public Charge ToCharge(Currency currency, Period period) => new()
    {
        Key = "", Quantity = Quantity.Zero, Description = Name, Price = Code, Meter = List.Meter, Plan = Plan, AddOn = AddOn, Period = period, Proration = new(Days, OfDays),
        Kind = List.Kind switch
        {
            PriceKind.Usage => ChargeKind.Usage,
            PriceKind.OneTime => ChargeKind.OneOff,
            PriceKind.Recurring or null => ChargeKind.Recurring,
        },
        Terms = TermsOf(Price, currency, Scale), ListTerms = TermsOf(List, currency, ListScale), Included = Included, IncludedUnlimited = Unlimited, HardLimit = Hard, Copies = Copies, Override = Override?.ToString(),
    };

    private static PriceTerms TermsOf(PriceDefinition price, Currency currency, int scale) => price.ToTerms(currency).ScaledBy(scale);

    private static (decimal? Included, bool Unlimited, bool Hard) IncludedOf(Subscription deal, PriceDefinition price, LocalDate day)
    {
        var entitled = price.Feature is { } feature ? deal.EntitlementOn(feature, day) : null;
        if (price.Included is { } negotiated) return (negotiated, false, entitled?.Hard ?? false);
        return entitled is null ? (null, false, false) : (entitled.Limit, entitled.Unlimited, entitled.Hard);
    }
}
