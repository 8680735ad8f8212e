using BillingConsole.Coupons;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>One line as it was billed.</summary>
public sealed class InvoiceLineRow : IHasId<InvoiceLineRow>
{
    public static string IdPrefix => "lin";

    public required Id<InvoiceLineRow> Id { get; init; }
    public required Id<Invoice> InvoiceId { get; init; }
    public required int Position { get; init; }

    /// <summary>The builder's key: the item and its period.</summary>
    public required string Key { get; init; }
    public required ChargeKind Kind { get; init; }
    public required string Description { get; init; }
    public string? Price { get; init; }
    public string? Meter { get; init; }
    public string? Plan { get; init; }
    public string? AddOn { get; init; }
    public required LocalDate PeriodStart { get; init; }
    public required LocalDate PeriodEnd { get; init; }
    public required decimal Quantity { get; init; }
    public decimal? Included { get; init; }
    public required decimal Billable { get; init; }
    public decimal? UnitAmount { get; init; }
    public decimal? ListUnitAmount { get; init; }
    public required long ListAmountMinor { get; init; }
    public required long AmountMinor { get; init; }
    public required long DiscountMinor { get; init; }
    public required long NetMinor { get; init; }
    public required bool InAdvance { get; init; }
    public required Currency Currency { get; init; }

    /// <summary>Id of the override that made the price, if one did.</summary>
    public string? Override { get; init; }

    /// <summary>The steps of the price that add up to the amount.</summary>
    public required List<ExplainedPart> Parts { get; init; }

    /// <summary>Taxes that the line names itself (one-off invoices).</summary>
    public List<string> TaxCodes { get; init; } = [];

    public Money Amount => new(AmountMinor, Currency);

    public Money Net => new(NetMinor, Currency);
}

/// <summary>One step of a line's price in words and numbers.</summary>
public sealed record ExplainedPart(string Kind, string Text, decimal Quantity, decimal? UnitAmount, decimal Amount);

public sealed record Allocation(string Line, decimal Amount);

public sealed class InvoiceDiscountRow
{
    public required Id<Invoice> InvoiceId { get; init; }
    public required int Position { get; init; }
    public required string Coupon { get; init; }
    public required string Name { get; init; }
    public required bool LineScope { get; init; }
    public required long AmountMinor { get; init; }
    public string? Reason { get; init; }

    /// <summary>Whether finalising uses up one of the coupon's billing periods.</summary>
    public required bool UsesPeriod { get; init; }
    public Id<Redemption>? RedemptionId { get; init; }
    public required List<Allocation> Allocations { get; init; }
}

public sealed class InvoiceTaxRow
{
    public required Id<Invoice> InvoiceId { get; init; }
    public required int Position { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public decimal? Rate { get; init; }
    public required long TaxableMinor { get; init; }
    public required long AmountMinor { get; init; }
    public required bool Inclusive { get; init; }
    public required List<Allocation> Allocations { get; init; }
}

/// <summary>The next number of one series; it rises in the transaction of the invoice, so no number is lost.</summary>
public sealed class InvoiceSeries
{
    public required string Prefix { get; init; }
    public int NextNumber { get; set; } = 1;
}
