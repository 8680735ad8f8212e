using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Taxation;
using BillingConsole.Core.Time;

namespace BillingConsole.Core.Invoicing;

/// <summary>One thing to bill, before it is priced.</summary>
public sealed record Charge
{
    /// <summary>Stable and unique within the invoice; allocations refer to it.</summary>
    public required string Key { get; init; }

    public required ChargeKind Kind { get; init; }

    public required string Description { get; init; }

    /// <summary>Code of the catalog price; line coupons look at it, at <see cref="Plan"/> and at <see cref="AddOn"/>.</summary>
    public string? Price { get; init; }

    public string? Meter { get; init; }

    public string? Plan { get; init; }

    public string? AddOn { get; init; }

    public required Period Period { get; init; }

    /// <summary>Shrinks a fee as a whole; of usage only the minimum and the maximum.</summary>
    public Proration Proration { get; init; } = Proration.Whole;

    /// <summary>Billed before it is earned: posts to deferred revenue and is recognised by day over <see cref="Period"/>.</summary>
    public bool InAdvance { get; init; }

    /// <summary>The price of the deal, of one copy.</summary>
    public required PriceTerms Terms { get; init; }

    /// <summary>The price without the deal, for comparison only; null when it is <see cref="Terms"/>.</summary>
    public PriceTerms? ListTerms { get; init; }

    /// <summary>How often the price is taken, at least once: a flat fee sold three times is billed three times and prints the amount of one.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>The caller's reference to what made <see cref="Terms"/> differ from list; printed on nothing, kept with the line.</summary>
    public string? Override { get; init; }

    /// <summary>Metered, or contracted (seats). May be below zero after corrections; it then bills as zero.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The meter's buckets; needed by prices that rate each bucket on its own.</summary>
    public IReadOnlyList<WindowValue>? Windows { get; init; }

    public long Events { get; init; }

    /// <summary>Free of charge, from the merged entitlement; null when the price names none.</summary>
    public decimal? Included { get; init; }

    /// <summary>Everything is free of charge.</summary>
    public bool IncludedUnlimited { get; init; }

    /// <summary>Nothing beyond <see cref="Included"/> is billed.</summary>
    public bool HardLimit { get; init; }

    /// <summary>What earlier invoices charged for the same period: late usage bills the rest, which may be below zero.</summary>
    public Money? BilledBefore { get; init; }

    /// <summary>Instead of the invoice's taxes; null to use those.</summary>
    public IReadOnlyList<TaxTerms>? Taxes { get; init; }
}
