using BillingConsole.Core.Time;
using BillingConsole.Platform.Http;

namespace BillingConsole.Catalog;

/// <summary>A plan as a caller describes it.</summary>
public record PlanBody
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public string? Currency { get; init; }
    public IntervalUnit? Interval { get; init; }
    public int? IntervalCount { get; init; }
    public int? TrialDays { get; init; }
    public List<PriceDefinition>? Prices { get; init; }
    public List<EntitlementBody>? Entitlements { get; init; }
    public Dictionary<string, string>? Metadata { get; init; }
}

/// <summary>An add-on: a plan that is sold beside one, every interval or once.</summary>
public sealed record AddOnBody : PlanBody
{
    public AddOnCadence? Cadence { get; init; }
}

/// <summary>Whom the new version of a price reaches: deals made from its day on, or also those of today that have no override.</summary>
public enum PriceReach { New, All }

/// <summary>What may change of a plan or an add-on; what is left out stays.</summary>
public sealed record OfferingChange
{
    public string? Name { get; init; }
    public Given<string> Description { get; init; }
    public int? TrialDays { get; init; }
    public List<PriceDefinition>? Prices { get; init; }
    public PriceReach? ApplyTo { get; init; }
    public List<EntitlementBody>? Entitlements { get; init; }
    public Dictionary<string, string>? Metadata { get; init; }
}

/// <summary>How a copy is called; left out, the code and name of the original with "copy".</summary>
public sealed record DuplicateBody
{
    public string? Code { get; init; }
    public string? Name { get; init; }
}
