using BillingConsole.Core.Time;

namespace BillingConsole.Catalog.Editing;

/// <summary>A plan or an add-on while it is typed.</summary>
public sealed class OfferingDraft
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public string? Currency { get; set; } = "USD";
    public IntervalUnit? Interval { get; set; } = IntervalUnit.Month;
    public decimal? IntervalCount { get; set; } = 1;
    public decimal? TrialDays { get; set; }
    public AddOnCadence? Cadence { get; set; } = AddOnCadence.Recurring;
    public List<PriceDraft> Prices { get; } = [new()];
    public List<EntitlementDraft> Entitlements { get; } = [];

    /// <summary>Names it, and its code after it as long as nobody chose another.</summary>
    public void Rename(string? name)
    {
        if (Code is null || Code == Slug.Of(Name)) Code = Slug.Of(name);
        Name = name;
    }

    public PlanBody ToPlan(CatalogChoices choices) => new()
    {
        Code = Code, Name = Name, Description = Description, Currency = Currency, Interval = Interval, IntervalCount = Count(IntervalCount), TrialDays = Count(TrialDays),
        Prices = Prices.ConvertAll(p => p.ToDefinition()), Entitlements = Entitlements.ConvertAll(e => e.ToBody(choices.KindOf(e.Feature))),
    };

    public AddOnBody ToAddOn(CatalogChoices choices)
    {
        var plan = ToPlan(choices);
        return new()
        {
            Code = plan.Code, Name = plan.Name, Description = plan.Description, Currency = plan.Currency, Interval = plan.Interval, IntervalCount = plan.IntervalCount,
            TrialDays = plan.TrialDays, Prices = plan.Prices, Entitlements = plan.Entitlements, Cadence = Cadence,
        };
    }

    /// <summary>Out of range becomes a number that the operation refuses at its field.</summary>
    internal static int? Count(decimal? typed) => typed is { } number ? (int)Math.Clamp(number, -1, int.MaxValue) : null;
}
