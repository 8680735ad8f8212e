using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Core.Time;

namespace BillingConsole.Core.Pricing;

/// <summary>
/// A price as it is sold: the model, its currency, and the line's minimum and maximum in major units (null: none).
/// A minimum is billed without usage too. Amounts beyond 64 bits of minor units throw <see cref="AmountOutOfRangeException"/>.
/// </summary>
public sealed record PriceTerms(
    PriceModel Model,
    Currency Currency,
    decimal? MinimumAmount = null,
    decimal? MaximumAmount = null,
    BucketPricing BucketPricing = BucketPricing.Sum)
{
    /// <summary>
    /// Prices what was used: only minimum and maximum shrink with a partial period.
    /// With <see cref="BucketPricing.Each"/> the windows are priced one by one (groups of a window together), otherwise <paramref name="quantity"/> once.
    /// A quantity below zero counts as zero.
    /// </summary>
    public Rated Rate(Quantity quantity, long events = 0, IReadOnlyList<WindowValue>? windows = null, Proration? proration = null)
    {
        var slices = BucketPricing switch
        {
            BucketPricing.Sum => Whole(quantity, events),
            BucketPricing.Each => BucketSlices.Of(Model, windows ?? []),
        };
        return Rating.Settle(this, slices, Proration.Whole, proration ?? Proration.Whole);
    }

    /// <summary>Prices a fee for a period: the whole amount shrinks with a partial period, minimum and maximum with it.</summary>
    public Rated RateFee(Quantity quantity, Proration? proration = null) =>
        Rating.Settle(this, Whole(quantity, 0), proration ?? Proration.Whole, proration ?? Proration.Whole);

    /// <summary>The same price for a period of several plan intervals: 100 a month is 300 a quarter; minimum and maximum scale alike.</summary>
    public PriceTerms ScaledBy(int intervals) => this with
    {
        Model = Model.ScaledBy(intervals),
        MinimumAmount = MinimumAmount * intervals,
        MaximumAmount = MaximumAmount * intervals,
    };

    /// <summary>Everything that is wrong with the price, at once, by the field as the API names it; empty when it may be sold.</summary>
    public IReadOnlyList<PriceProblem> Problems() =>
    [
        .. Model.Problems(),
        .. MinimumAmount is { } least ? PriceLimits.Amount("minimum_amount", least) : [],
        .. MaximumAmount is { } most ? PriceLimits.Amount("maximum_amount", most) : [],
        .. MinimumAmount > MaximumAmount ? [new PriceProblem("maximum_amount", "Must not be below minimum_amount.")] : Array.Empty<PriceProblem>(),
    ];

    private IEnumerable<BucketSlice> Whole(Quantity quantity, long events) =>
        Model.Slices(Math.Max(quantity.Value, 0), events).Select(slice => new BucketSlice(slice, null));
}
