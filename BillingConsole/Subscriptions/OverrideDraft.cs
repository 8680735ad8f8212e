using BillingConsole.Catalog;
using NodaTime;

namespace BillingConsole.Subscriptions;

/// <summary>An override of one price while it is typed; what is left empty stays as listed.</summary>
public sealed class OverrideDraft(PriceDefinition list)
{
    public PriceDefinition List { get; } = list;
    public decimal? Amount { get; set; }
    public decimal? UnitAmount { get; set; }
    public decimal? PackageAmount { get; set; }
    public decimal? PackageSize { get; set; }
    public IReadOnlyList<TierDraft> Tiers { get; } = [.. (list.Tiers ?? []).Select(t => new TierDraft(t))];
    public decimal? Included { get; set; }
    public decimal? Minimum { get; set; }
    public decimal? Maximum { get; set; }
    public LocalDate? StartsOn { get; set; }
    public LocalDate? EndsOn { get; set; }
    public string? Reason { get; set; }

    public bool HasTiers => List.Model is PriceModelKind.Graduated or PriceModelKind.Volume;

    /// <summary>Something of the price is negotiated; dates and a reason alone are not.</summary>
    public bool IsGiven => !ToBody().Change.IsEmpty;

    public void Clear()
    {
        (Amount, UnitAmount, PackageAmount, PackageSize, Included, Minimum, Maximum) = (null, null, null, null, null, null, null);
        (StartsOn, EndsOn, Reason) = (null, null, null);
        foreach (var tier in Tiers) tier.Reset();
    }

    public OverrideBody ToBody() => new()
    {
        Price = List.Code, Amount = Amount, UnitAmount = UnitAmount, PackageAmount = PackageAmount, PackageSize = PackageSize,
        Tiers = Tiers.Any(t => t.IsChanged) ? [.. Tiers.Select(t => t.ToBody())] : null,
        Included = Included, MinimumAmount = Minimum, MaximumAmount = Maximum, StartsOn = StartsOn, EndsOn = EndsOn, Reason = Reason,
    };
}

/// <summary>One tier while it is typed; it begins as listed.</summary>
public sealed class TierDraft
{
    private readonly TierBody list;

    public TierDraft(TierBody list)
    {
        this.list = list;
        Reset();
    }

    public decimal? UpTo { get; set; }
    public decimal? UnitAmount { get; set; }
    public decimal? FlatAmount { get; set; }

    public bool IsChanged => UpTo != list.UpTo || UnitAmount != list.UnitAmount || FlatAmount != list.FlatAmount;

    public void Reset() => (UpTo, UnitAmount, FlatAmount) = (list.UpTo, list.UnitAmount, list.FlatAmount);

    public TierBody ToBody() => new() { UpTo = UpTo, UnitAmount = UnitAmount, FlatAmount = FlatAmount };
}
