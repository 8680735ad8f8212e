namespace BillingConsole.Core.Pricing;

/// <summary>
/// A step of a price. <paramref name="UpTo"/> is the last quantity that belongs to it, null in the last tier;
/// <paramref name="UnitAmount"/> and <paramref name="FlatAmount"/> are in major units.
/// </summary>
public sealed record Tier(decimal? UpTo, decimal UnitAmount, decimal FlatAmount = 0)
{
    internal Tier ScaledBy(int intervals) => this with { UnitAmount = UnitAmount * intervals, FlatAmount = FlatAmount * intervals };
}
