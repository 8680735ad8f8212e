namespace BillingConsole.Core.Pricing;

/// <summary>How a bucketed meter meets its price: the sum of the buckets is priced once, or each bucket is priced and the results are added.</summary>
public enum BucketPricing
{
    Sum,
    Each,
}
