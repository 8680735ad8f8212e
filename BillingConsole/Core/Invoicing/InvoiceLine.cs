using BillingConsole.Core.Amounts;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Time;

namespace BillingConsole.Core.Invoicing;

/// <summary>A priced line. All money is in the invoice's currency.</summary>
public sealed record InvoiceLine
{
    public required string Key { get; init; }

    public required ChargeKind Kind { get; init; }

    public required string Description { get; init; }

    public string? Price { get; init; }

    public string? Meter { get; init; }

    public string? Plan { get; init; }

    public string? AddOn { get; init; }

    public required Period Period { get; init; }

    public Proration Proration { get; init; } = Proration.Whole;

    public bool InAdvance { get; init; }

    /// <summary>Metered or contracted, before the included quantity; may be below zero.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The included quantity; null when nothing is named or everything is included.</summary>
    public decimal? Included { get; init; }

    public bool IncludedUnlimited { get; init; }

    /// <summary>What went into the price model.</summary>
    public required Quantity Billable { get; init; }

    /// <summary>Major units; null when tiers, packages or rates decide.</summary>
    public decimal? UnitAmount { get; init; }

    public decimal? ListUnitAmount { get; init; }

    /// <summary>What the charge named as having made its price; null at list.</summary>
    public string? Override { get; init; }

    /// <summary>The same quantity at the price without the deal.</summary>
    public required Money ListAmount { get; init; }

    /// <summary>Before coupons; contains inclusive tax.</summary>
    public required Money Amount { get; init; }

    /// <summary>What all coupons take off this line, as a positive amount of at most <see cref="Amount"/>.</summary>
    public required Money Discount { get; init; }

    /// <summary>After coupons; contains inclusive tax.</summary>
    public Money Net => Amount - Discount;

    /// <summary>The tax within <see cref="Net"/>.</summary>
    public required Money InclusiveTax { get; init; }

    /// <summary>The tax on top of <see cref="Net"/>.</summary>
    public required Money ExclusiveTax { get; init; }

    /// <summary>What the line earns before coupons and without tax; the discount posts to its own account.</summary>
    public Money Revenue => Amount - InclusiveTax;

    /// <summary>After coupons and without any tax.</summary>
    public Money NetOfTax => Net - InclusiveTax;

    /// <summary>The explanation; the parts add up to <see cref="Amount"/>.</summary>
    public required IReadOnlyList<RatedPart> Parts { get; init; }
}
