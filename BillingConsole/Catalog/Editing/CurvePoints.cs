using System.Globalization;
using BillingConsole.Core.Amounts;

namespace BillingConsole.Catalog.Editing;

public sealed record CurveSample(decimal Quantity, Money Amount);

/// <summary>The curve of a price in a box of 320 × 120, reckoned by the price itself.</summary>
public sealed record CurvePoints(string Line, string Area, IReadOnlyList<string> Bounds, decimal MostQuantity, Money Most, IReadOnlyList<CurveSample> Samples)
{
    private const int Width = 320;
    private const int Height = 120;
    private const int Steps = 96;

    /// <summary>Null when there is nothing to draw: a flat or percentage price, or one that is not complete.</summary>
    public static CurvePoints? Of(PriceDefinition price, Currency currency)
    {
        if (price.Model is null or PriceModelKind.Flat or PriceModelKind.Percentage || IsIncomplete(price)) return null;
        var terms = price.ToTerms(currency) with { BucketPricing = Core.Pricing.BucketPricing.Sum };
        if (terms.Problems().Count > 0) return null;
        var bounds = price.Tiers?.Select(t => t.UpTo).OfType<decimal>().ToList() ?? [];
        var reach = Reach(price, bounds);
        try
        {
            var quantities = Enumerable.Range(0, Steps + 1).Select(i => reach * i / Steps).Concat(bounds.SelectMany(b => new[] { b, b + reach / 10_000 })).Order();
            var samples = quantities.Select(q => new CurveSample(q, terms.Rate(Quantity.Round(q)).Amount)).ToList();
            return Drawn(samples, bounds, reach, terms.Rate(Quantity.Round(reach)).Amount, currency);
        }
        catch (AmountOutOfRangeException)
        {
            return null;
        }
    }

    private static CurvePoints? Drawn(List<CurveSample> samples, List<decimal> bounds, decimal reach, Money last, Currency currency)
    {
        var top = samples.Max(s => s.Amount.ToDecimal());
        if (top == 0) return null;
        var line = string.Join(' ', samples.Select(s => $"{Text(s.Quantity / reach * Width)},{Text(Height - s.Amount.ToDecimal() / top * (Height - 4))}"));
        return new(
            line, $"0,{Height} {line} {Width},{Height}", [.. bounds.Select(b => Text(b / reach * Width))], reach, last,
            [.. samples.Where(s => bounds.Contains(s.Quantity)).DistinctBy(s => s.Quantity).Append(new(reach, last))]);
    }

    private static decimal Reach(PriceDefinition price, List<decimal> bounds) => price.Model switch
    {
        PriceModelKind.Package => price.PackageSize!.Value * 5,
        PriceModelKind.Graduated or PriceModelKind.Volume => bounds.Count == 0 ? 100 : bounds[^1] * 3 / 2,
        PriceModelKind.Flat or PriceModelKind.PerUnit or PriceModelKind.Percentage or null => 100,
    };

    private static bool IsIncomplete(PriceDefinition price) => price.Model switch
    {
        PriceModelKind.PerUnit => price.UnitAmount is null,
        PriceModelKind.Package => price.PackageAmount is null || price.PackageSize is not > 0,
        PriceModelKind.Graduated or PriceModelKind.Volume => price.Tiers is null or [] || price.Tiers.Any(t => t is null || (t.UnitAmount is null && t.FlatAmount is null)),
        PriceModelKind.Flat or PriceModelKind.Percentage or null => true,
    };

    private static string Text(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
