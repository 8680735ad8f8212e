namespace BillingConsole.Catalog.Editing;

/// <summary>An entitlement while it is typed.</summary>
public sealed class EntitlementDraft
{
    public string? Feature { get; set; }
    public bool Enabled { get; set; } = true;
    public decimal? Limit { get; set; }
    public bool HardLimit { get; set; }
    public string? Value { get; set; }

    public static EntitlementDraft Of(EntitlementBody given) => new()
    {
        Feature = given.Feature, Enabled = given.Enabled ?? true, Limit = given.Limit, HardLimit = given.HardLimit ?? false, Value = given.Value,
    };

    public EntitlementBody ToBody(FeatureKind? kind) => kind switch
    {
        FeatureKind.Boolean => new() { Feature = Feature, Enabled = Enabled },
        FeatureKind.Metered => new() { Feature = Feature, Limit = Limit, HardLimit = HardLimit },
        FeatureKind.Static => new() { Feature = Feature, Value = Value },
        null => new() { Feature = Feature },
    };
}
