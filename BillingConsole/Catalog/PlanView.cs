using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using NodaTime;

namespace BillingConsole.Catalog;

/// <summary>A plan or an add-on as the API and the pages show it: <see cref="Prices"/> are sold today, the rest is history and plan.</summary>
public abstract record OfferingView : IVersionedView
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string? Description { get; init; }
    public required Currency Currency { get; init; }
    public required IntervalUnit Interval { get; init; }
    public required int IntervalCount { get; init; }
    public required int TrialDays { get; init; }
    public required IReadOnlyList<PriceView> Prices { get; init; }

    /// <summary>Versions whose first day is still to come.</summary>
    public required IReadOnlyList<PriceView> UpcomingPrices { get; init; }
    public required IReadOnlyList<EntitlementBody> Entitlements { get; init; }
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Instant? ArchivedAt { get; init; }
    public required uint Version { get; init; }
}

public sealed record PlanView : OfferingView
{
    public required Id<Plan> Id { get; init; }

    public static PlanView Of(Plan p, PriceShelf shelf) => new()
    {
        Id = p.Id, Code = p.Code, Name = p.Name, Description = p.Description, Currency = p.Currency, Interval = p.IntervalUnit, IntervalCount = p.IntervalCount,
        TrialDays = p.TrialDays, Prices = shelf.Sold(p.Id.ToString()), UpcomingPrices = shelf.Upcoming(p.Id.ToString()), Entitlements = p.Entitlements,
        Metadata = p.Metadata, CreatedAt = p.CreatedAt, ArchivedAt = p.ArchivedAt, Version = p.Version,
    };
}

public sealed record AddOnView : OfferingView
{
    public required Id<AddOn> Id { get; init; }
    public required AddOnCadence Cadence { get; init; }

    public static AddOnView Of(AddOn a, PriceShelf shelf) => new()
    {
        Id = a.Id, Code = a.Code, Name = a.Name, Description = a.Description, Currency = a.Currency, Interval = a.IntervalUnit, IntervalCount = a.IntervalCount,
        TrialDays = a.TrialDays, Prices = shelf.Sold(a.Id.ToString()), UpcomingPrices = shelf.Upcoming(a.Id.ToString()), Entitlements = a.Entitlements,
        Metadata = a.Metadata, CreatedAt = a.CreatedAt, ArchivedAt = a.ArchivedAt, Version = a.Version, Cadence = a.Cadence,
    };
}
