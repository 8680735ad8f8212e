namespace BillingConsole.Core.Metering;

/// <summary>
/// The rule of a meter. Each window gives one value per group; the quantity is their sum. Without a bucket the billing period
/// is the only window. A window without events counts 0.
/// </summary>
public sealed record Aggregation(AggregationKind Kind, BucketSize? Bucket = null)
{
    internal void Require(params ReadOnlySpan<AggregationKind> kinds)
    {
        if (!kinds.Contains(Kind))
            throw new ArgumentException($"{Kind} is not measured from these rows.");
    }
}
