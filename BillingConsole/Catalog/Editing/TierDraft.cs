namespace BillingConsole.Catalog.Editing;

/// <summary>One row of the tiers table while it is typed.</summary>
public sealed class TierDraft
{
    public decimal? UpTo { get; set; }
    public decimal? UnitAmount { get; set; }
    public decimal? FlatAmount { get; set; }

    public TierBody ToBody() => new() { UpTo = UpTo, UnitAmount = UnitAmount, FlatAmount = FlatAmount };
}
