using BillingConsole.Core.Metering;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Usage;

public sealed record MeterBody
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? EventType { get; init; }
    public AggregationKind? Aggregation { get; init; }
    public string? ValueProperty { get; init; }
    public BucketSize? Bucket { get; init; }
    public List<string>? GroupBy { get; init; }
    public Dictionary<string, List<string>>? Filters { get; init; }
}

/// <summary>A change: what is left out stays. Once events have been counted, only the name may change.</summary>
public sealed record MeterChange
{
    public string? Name { get; init; }
    public string? EventType { get; init; }
    public AggregationKind? Aggregation { get; init; }
    public Given<string> ValueProperty { get; init; }
    public Given<BucketSize?> Bucket { get; init; }
    public List<string>? GroupBy { get; init; }
    public Dictionary<string, List<string>>? Filters { get; init; }
}

internal static class MeterChecks
{
    private const int LongestProperty = 64;
    private const int LongestValue = 200;

    public static string EventType(this Check check, string? value) => check.Text("event_type", value);

    public static AggregationKind Aggregation(this Check check, AggregationKind? value) =>
        check.Required("aggregation", value, $"Give one of {Words.All<AggregationKind>()}.");

    public static string? ValueProperty(this Check check, string? value, AggregationKind? aggregation)
    {
        var property = check.OptionalText("value_property", value, LongestProperty);
        if (aggregation == AggregationKind.Count) check.That(property is null, "value_property", "A count measures no value; leave it out.");
        else if (aggregation is { } kind && property is null) check.Add("value_property", $"Name the member of data that {Words.Of(kind)} measures.", "required");
        return property;
    }

    public static List<string> GroupBy(this Check check, List<string>? value)
    {
        if (value is null) return [];
        check.That(value.Count <= 5, "group_by", "At most 5 properties.");
        check.That(value.All(IsProperty), "group_by", $"A property is a name of 1 to {LongestProperty} characters.");
        check.That(value.Distinct(StringComparer.Ordinal).Count() == value.Count, "group_by", "Name each property once.");
        return value;
    }

    public static Dictionary<string, List<string>> Filters(this Check check, Dictionary<string, List<string>>? value)
    {
        if (value is null) return [];
        check.That(value.Count <= 10, "filters", "At most 10 properties.");
        foreach (var (property, values) in value)
        {
            check.That(IsProperty(property), "filters", $"A property is a name of 1 to {LongestProperty} characters.");
            check.That(values is { Count: >= 1 and <= 50 } && values.All(v => v is { Length: <= LongestValue }), $"filters.{property}", $"Give 1 to 50 values of at most {LongestValue} characters.");
        }
        return value;
    }

    private static bool IsProperty(string? name) => name is { Length: >= 1 and <= LongestProperty } && !name.Any(char.IsControl) && !string.IsNullOrWhiteSpace(name);
}
