using BillingConsole.Catalog;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Deals;

/// <summary>One dated step of a ramp while it is typed: prices and coupons from a day on.</summary>
public sealed class PhaseDraft(int number, IReadOnlyList<PriceDefinition> sold)
{
    /// <summary>Before the names of its inputs; it stays the same when a step before it goes.</summary>
    public string At => $"phases.{number}";
    public LocalDate? StartsOn { get; set; }
    public IReadOnlyList<string> Coupons { get; set; } = [];
    public IReadOnlyList<PriceDraft> Prices { get; private set; } = [.. sold.Select(p => new PriceDraft(p))];

    /// <summary>Keeps what was typed for prices that are still sold.</summary>
    internal void Follow(IReadOnlyList<PriceDefinition> nowSold) =>
        Prices = [.. nowSold.Select(p => Prices.FirstOrDefault(d => ReferenceEquals(d.List, p)) ?? new PriceDraft(p))];

    internal Phase ToBody() => new()
    {
        StartsOn = StartsOn, Coupons = [.. Coupons], Overrides = [.. DealDraft.Overridden(Prices).Select(p => p.Override.ToBody())],
    };

    internal string InputOf(string? rest) => DealField.Parse(rest) switch
    {
        ("overrides", { } i, var inner) when DealDraft.Overridden(Prices).ElementAtOrDefault(i) is { } price => $"{At}.{DealField.Of(price, inner)}",
        ("coupons", { }, _) => $"{At}.coupons",
        _ => $"{At}.{rest}",
    };
}
