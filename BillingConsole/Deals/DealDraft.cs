using BillingConsole.Catalog;
using BillingConsole.Catalog.Editing;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using NodaTime;

namespace BillingConsole.Deals;

/// <summary>A deal while it is typed on the assign page.</summary>
public sealed class DealDraft
{
    private readonly List<AddOnDraft> addOns = [];
    private readonly List<PhaseDraft> phases = [];
    private int phasesMade;

    public string? Customer { get; set; }
    public string? Plan { get; set; }

    /// <summary>What the chosen plan sells today; null until one is chosen.</summary>
    public PlanView? Offer { get; private set; }
    public IReadOnlyList<PriceDraft> Prices { get; private set; } = [];
    public IReadOnlyList<AddOnDraft> AddOns => addOns;
    public IReadOnlyList<PhaseDraft> Phases => phases;

    /// <summary>What this deal grants in place of its plan.</summary>
    public List<EntitlementDraft> Grants { get; } = [];

    /// <summary>The features that can be granted.</summary>
    public CatalogChoices Catalog { get; set; } = CatalogChoices.None;
    public LocalDate? StartsOn { get; set; }
    public LocalDate? EndsOn { get; set; }
    public BillingCycleKind? Cycle { get; set; }
    public decimal? AnchorDay { get; set; }
    public IntervalUnit? Interval { get; set; }
    public decimal? IntervalCount { get; set; }
    public decimal? TrialDays { get; set; }
    public IReadOnlyList<string> Coupons { get; set; } = [];
    public IReadOnlyList<string> Taxes { get; set; } = [];
    public decimal? Committed { get; set; }
    public IntervalUnit? CommittedEvery { get; set; }
    public decimal? OverageFactor { get; set; }
    public bool TrueUp { get; set; } = true;
    public string? PurchaseOrder { get; set; }
    public string? Notes { get; set; }

    public Currency? Currency => Offer?.Currency ?? (addOns.Count > 0 ? addOns[0].Offer.Currency : null);

    /// <summary>Enough is chosen for a preview to make sense.</summary>
    public bool IsStarted => Customer is not null && (Plan is not null || addOns.Count > 0);

    public void Offered(PlanView? plan)
    {
        Offer = plan;
        Prices = [.. (plan?.Prices ?? []).Select(p => new PriceDraft(p.Definition with { Code = p.Code }))];
        FollowOffer();
    }

    public void Add(AddOnView addOn)
    {
        if (!addOns.Exists(a => a.Offer.Code == addOn.Code)) addOns.Add(new(addOn));
        FollowOffer();
    }

    public void Remove(AddOnDraft addOn)
    {
        addOns.Remove(addOn);
        FollowOffer();
    }

    /// <summary>A step more, a year after the one before.</summary>
    public void AddPhase() => phases.Add(new(++phasesMade, Sold) { StartsOn = (phases.Count > 0 ? phases[^1].StartsOn : StartsOn)?.PlusYears(1) });

    public void Remove(PhaseDraft phase) => phases.Remove(phase);

    public SubscriptionBody ToBody() => new()
    {
        Customer = Customer, Plan = Plan, StartsOn = StartsOn, EndsOn = EndsOn, BillingCycle = Cycle, AnchorDay = Whole(AnchorDay),
        Interval = Interval, IntervalCount = Interval is null ? null : Whole(IntervalCount), TrialDays = Whole(TrialDays),
        Quantities = Prices.Where(p => p.Quantity is not null).ToDictionary(p => p.Code, p => p.Quantity!.Value),
        Overrides = [.. Overridden(Prices).Select(p => p.Override.ToBody())],
        Coupons = [.. Coupons], Taxes = [.. Taxes],
        AddOns = [.. addOns.Select(a => new Subscriptions.AddOnBody
        {
            AddOn = a.Offer.Code, Quantity = a.Quantity, StartsOn = a.StartsOn, Overrides = [.. Overridden(a.Prices).Select(p => p.Override.ToBody())],
        })],
        Entitlements = [.. Grants.Select(g => g.ToBody(Catalog.KindOf(g.Feature)))],
        Phases = [.. InOrder.Select(p => p.ToBody())],
        Commitment = Committed is null ? null : new() { Amount = Committed, Interval = CommittedEvery, OverageFactor = OverageFactor, TrueUp = TrueUp },
        PurchaseOrder = PurchaseOrder, Notes = Notes,
    };

    /// <summary>The same for a look ahead: a reason that is still to be typed does not keep the figures back.</summary>
    public SubscriptionBody ToPreview()
    {
        var body = ToBody();
        return body with { Overrides = body.Overrides?.ConvertAll(Reasoned), AddOns = body.AddOns?.ConvertAll(a => a with { Overrides = a.Overrides?.ConvertAll(Reasoned) }) };
    }

    /// <summary>The refusals under the names that the inputs of this page bear.</summary>
    public IReadOnlyList<Refusal> AtTheirInputs(IReadOnlyList<Refusal> refusals) => [.. refusals.Select(r => r with { Field = InputOf(r.Field) })];

    /// <summary>A list of the body is rows here, named by code: <c>overrides[0].unit_amount</c> stands at <c>prices.memory.unit_amount</c>.</summary>
    private string? InputOf(string? field)
    {
        var at = DealField.Parse(field);
        return at switch
        {
            ("overrides", { } i, var rest) => Overridden(Prices).ElementAtOrDefault(i) is { } price ? DealField.Of(price, rest) : field,
            ("add_ons", { } i, var rest) => addOns.ElementAtOrDefault(i) is { } addOn ? addOn.InputOf(rest) : field,
            ("phases", { } i, var rest) => InOrder.ElementAtOrDefault(i) is { } phase ? phase.InputOf(rest) : field,
            ("coupons", { }, _) => "coupons",
            ("taxes", { }, _) => "taxes",
            _ when field?.StartsWith("quantities.", StringComparison.Ordinal) == true => $"prices.{field["quantities.".Length..]}.quantity",
            _ => field,
        };
    }

    /// <summary>The steps as the deal will keep them, by their days.</summary>
    private IEnumerable<PhaseDraft> InOrder => phases.OrderBy(p => p.StartsOn);

    private List<PriceDefinition> Sold => [.. Prices.Select(p => p.List), .. addOns.SelectMany(a => a.Prices.Select(p => p.List))];

    private void FollowOffer() => phases.ForEach(p => p.Follow(Sold));

    internal static IEnumerable<PriceDraft> Overridden(IEnumerable<PriceDraft> prices) => prices.Where(p => p.Override.IsGiven);

    private static OverrideBody Reasoned(OverrideBody change) => string.IsNullOrWhiteSpace(change.Reason) ? change with { Reason = "still to be said" } : change;

    private static int? Whole(decimal? value) => value is { } number ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : null;
}
