using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Pricing;

/// <summary>The range of every number in a price, so that a product of any of them stays exact.</summary>
internal static class PriceLimits
{
    private const decimal MostAmount = 1_000_000_000_000m;

    internal static IEnumerable<PriceProblem> UnitAmount(string field, decimal value) => Within(field, value, UnitPrice.Largest, UnitPrice.Places);

    internal static IEnumerable<PriceProblem> Amount(string field, decimal value) => Within(field, value, MostAmount, UnitPrice.Places);

    internal static IEnumerable<PriceProblem> Rate(string field, decimal value) => Within(field, value, 1000, PercentRate.Places);

    internal static IEnumerable<PriceProblem> AboveZero(string field, decimal value) => value == 0
        ? [new(field, "Must be above 0.")]
        : Within(field, value, Quantity.Largest, Quantity.Places);

    private static IEnumerable<PriceProblem> Within(string field, decimal value, decimal most, int places)
    {
        if (value < 0)
            yield return new(field, "Must not be below 0.");
        if (value > most)
            yield return new(field, FormattableString.Invariant($"Must be at most {most:0}."));
        if (PlainDecimal.PlacesOf(value) > places)
            yield return new(field, $"Give at most {places} decimal places.");
    }
}
