namespace BillingConsole.Catalog;

/// <summary>Which of a price's numbers belong to which model.</summary>
internal static class PriceFields
{
    public static IEnumerable<(string Name, bool Given)> Of(PriceDefinition price) =>
    [
        ("amount", price.Amount is not null), ("unit_amount", price.UnitAmount is not null),
        ("package_amount", price.PackageAmount is not null), ("package_size", price.PackageSize is not null),
        ("tiers", price.Tiers is not null), ("rate", price.Rate is not null), ("fixed_amount", price.FixedAmount is not null),
    ];

    public static bool MustHave(PriceModelKind model, string field) => model switch
    {
        PriceModelKind.Flat => field is "amount",
        PriceModelKind.PerUnit => field is "unit_amount",
        PriceModelKind.Package => field is "package_amount" or "package_size",
        PriceModelKind.Graduated or PriceModelKind.Volume => field is "tiers",
        PriceModelKind.Percentage => field is "rate",
    };

    public static bool MayHave(PriceModelKind model, string field) =>
        MustHave(model, field) || (model is PriceModelKind.Percentage && field is "fixed_amount");
}
