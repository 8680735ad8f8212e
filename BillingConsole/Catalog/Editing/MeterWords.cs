using BillingConsole.Core.Metering;
using BillingConsole.Shell;

namespace BillingConsole.Catalog.Editing;

/// <summary>What a meter counts, in a sentence.</summary>
public static class MeterWords
{
    public static string Of(AggregationKind? aggregation, string? property, BucketSize? bucket)
    {
        var value = string.IsNullOrWhiteSpace(property) ? "…" : property;
        return aggregation switch
        {
            AggregationKind.Max => bucket is { } size
                ? $"Repeated peak: the highest {value} of each {Word(size)}, added up over the billing period."
                : $"Single peak: the highest {value} of the billing period.",
            AggregationKind.Count => $"The number of events{Per(bucket)}.",
            AggregationKind.Sum => $"The sum of {value}{Per(bucket)}.",
            AggregationKind.UniqueCount => $"How many different {value} were seen{Per(bucket)}.",
            AggregationKind.Latest => $"The last {value}{Per(bucket)}.",
            AggregationKind.Average => $"The average {value}{Per(bucket)}.",
            AggregationKind.WeightedSum => $"{value} times the time it stood, by the length of the period.",
            null => "Choose how events become a quantity.",
        };
    }

    public static string Bucket(BucketSize? bucket) => bucket is { } size ? "per " + Word(size) : "whole period";

    private static string Per(BucketSize? bucket) => bucket is { } size ? $" in each {Word(size)}, added up" : " in the billing period";

    private static string Word(BucketSize size) => Wording.Of(size).ToLowerInvariant();
}
