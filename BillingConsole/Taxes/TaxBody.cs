using BillingConsole.Platform.Http;
using NodaTime;

namespace BillingConsole.Taxes;

/// <summary>A tax as a caller describes it.</summary>
public sealed record TaxBody
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public TaxKind? Kind { get; init; }
    public decimal? Rate { get; init; }
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }
    public string? Country { get; init; }
    public string? Region { get; init; }
    public bool? Inclusive { get; init; }
    public LocalDate? StartsOn { get; init; }
    public LocalDate? EndsOn { get; init; }
    public bool? Default { get; init; }
}

/// <summary>
/// What may change of a tax. A new rate, amount or way of inclusion with <see cref="StartsOn"/> adds a version from that
/// day; without it the tax is edited, which only a tax that no invoice has charged yet allows. Null clears.
/// </summary>
public sealed record TaxChange
{
    public string? Name { get; init; }
    public decimal? Rate { get; init; }
    public decimal? Amount { get; init; }
    public bool? Inclusive { get; init; }
    public LocalDate? StartsOn { get; init; }
    public Given<LocalDate?> EndsOn { get; init; }
    public Given<string> Country { get; init; }
    public Given<string> Region { get; init; }
    public bool? Default { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool ChangesTerms => Rate is not null || Amount is not null || Inclusive is not null;
}
