using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Pricing;

/// <summary>
/// <paramref name="Rate"/> percent of the summed value (major units), plus <paramref name="FixedAmount"/> for each event.
/// An included quantity reduces the value, not the number of events; a value of zero costs nothing, whatever the events.
/// </summary>
public sealed record Percentage(decimal Rate, decimal FixedAmount = 0) : PriceModel
{
    public override PriceModel ScaledBy(int intervals) => new Percentage(Rate * intervals, FixedAmount * intervals);

    public override IReadOnlyList<PriceProblem> Problems() =>
    [
        .. PriceLimits.Rate("rate", Rate),
        .. PriceLimits.UnitAmount("fixed_amount", FixedAmount),
    ];

    internal override IEnumerable<Slice> Slices(decimal quantity, long events)
    {
        if (quantity == 0)
            yield break;
        yield return new Slice(RatedPartKind.Percentage, quantity, (Exact)quantity * Rate / 100) { UnitAmount = Rate };
        if (FixedAmount != 0 && events > 0)
            yield return new Slice(RatedPartKind.Events, events, (Exact)events * FixedAmount) { UnitAmount = FixedAmount };
    }
}
