using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using NodaTime;

namespace BillingConsole.Taxes;

/// <summary>A tax with the version that is charged today (else the next to come, else the last) and all versions, newest first.</summary>
public sealed record TaxView : IVersionedView
{
    /// <summary>Of the code's first version: it stays the same for ever.</summary>
    public required Id<Tax> Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required TaxKind Kind { get; init; }
    public required decimal? Rate { get; init; }
    public required decimal? Amount { get; init; }
    public required Currency? Currency { get; init; }
    public required string? Country { get; init; }
    public required string? Region { get; init; }
    public required bool Inclusive { get; init; }
    public required LocalDate? StartsOn { get; init; }
    public required LocalDate? EndsOn { get; init; }
    public required bool Default { get; init; }
    public required bool Used { get; init; }
    public required IReadOnlyList<TaxVersionView> Versions { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Instant? ArchivedAt { get; init; }
    public required uint Version { get; init; }

    public static TaxView Of(IReadOnlyList<Tax> versions, LocalDate today)
    {
        var t = versions.LastOrDefault(v => v.IsInForce(today)) ?? versions.FirstOrDefault(v => v.StartsOn > today) ?? versions[^1];
        return new()
        {
            Id = versions[0].Id, Code = t.Code, Name = t.Name, Kind = t.Kind, Rate = t.Rate, Amount = t.Amount, Currency = t.Currency, Country = t.Country,
            Region = t.Region, Inclusive = t.Inclusive, StartsOn = t.StartsOn, EndsOn = t.EndsOn, Default = t.Default, Used = t.UsedAt is not null,
            Versions = [.. versions.Reverse().Select(TaxVersionView.Of)], CreatedAt = versions[0].CreatedAt, ArchivedAt = t.ArchivedAt, Version = versions[0].Version,
        };
    }
}

public sealed record TaxVersionView(int Number, decimal? Rate, decimal? Amount, bool Inclusive, LocalDate? StartsOn, LocalDate? EndsOn, bool Used)
{
    public static TaxVersionView Of(Tax t) => new(t.Number, t.Rate, t.Amount, t.Inclusive, t.StartsOn, t.EndsOn, t.UsedAt is not null);
}
