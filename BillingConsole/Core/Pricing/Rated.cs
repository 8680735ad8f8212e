using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Pricing;

/// <summary>The price of a quantity: exact, rounded once (half away from zero), and explained by parts that add up to <paramref name="Amount"/>.</summary>
public sealed record Rated(Exact Exact, Money Amount, IReadOnlyList<RatedPart> Parts);
