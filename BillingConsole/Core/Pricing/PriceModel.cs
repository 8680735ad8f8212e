namespace BillingConsole.Core.Pricing;

/// <summary>
/// How a billable quantity becomes an exact amount in major units; nothing is rounded here.
/// A quantity of zero costs zero in every model but <see cref="Flat"/>.
/// </summary>
public abstract record PriceModel
{
    private protected PriceModel()
    {
    }

    /// <summary>The one price a line may print beside its quantity; null where tiers, packages or rates decide.</summary>
    public virtual decimal? UnitAmount => null;

    /// <summary>The same price for a period of several plan intervals: every amount times <paramref name="intervals"/>, quantities and bounds untouched.</summary>
    public abstract PriceModel ScaledBy(int intervals);

    /// <summary>Everything that is wrong with the price, at once; empty when it may be sold.</summary>
    public abstract IReadOnlyList<PriceProblem> Problems();

    internal abstract IEnumerable<Slice> Slices(decimal quantity, long events);
}
