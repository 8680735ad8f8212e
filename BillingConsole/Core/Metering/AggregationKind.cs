namespace BillingConsole.Core.Metering;

/// <summary>How the events of a window become one number.</summary>
public enum AggregationKind
{
    /// <summary>The number of events.</summary>
    Count,

    /// <summary>The sum of the values; corrections below zero are subtracted.</summary>
    Sum,

    /// <summary>The highest value: the single peak of a period, or with a bucket the peaks added up.</summary>
    Max,

    /// <summary>The number of different values.</summary>
    UniqueCount,

    /// <summary>The last value.</summary>
    Latest,

    /// <summary>The sum of the values by their number.</summary>
    Average,

    /// <summary>Level times time by the length of the period; a level stays until the next one.</summary>
    WeightedSum,
}
