using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;
using BillingConsole.Deals;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Tests.Deals;

public sealed class DealDraftTests
{
    private static readonly IdSource Ids = new();
    private static readonly NodaTime.Instant Now = NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0);

    internal static PriceView Price(PriceDefinition definition) => PriceView.Of(new()
    {
        Id = Ids.New<Price>(Now), Owner = "pln_x", Code = definition.Code!, Number = 1, Position = 0, Definition = definition, CreatedAt = Now,
    });

    internal static PlanView Plan(params PriceDefinition[] prices) => new()
    {
        Id = Ids.New<Plan>(Now), Code = "scale", Name = "Scale", Description = null, Currency = Currency.Of("USD"), Interval = IntervalUnit.Month, IntervalCount = 1,
        TrialDays = 0, Prices = [.. prices.Select(Price)], UpcomingPrices = [], Entitlements = [], Metadata = new Dictionary<string, string>(), CreatedAt = Now, ArchivedAt = null, Version = 1,
    };

    private static DealDraft Draft()
    {
        var draft = new DealDraft { Customer = "acme", Plan = "scale" };
        draft.Offered(Plan(
            new() { Code = "base", Kind = PriceKind.Recurring, Model = PriceModelKind.Flat, Amount = 100 },
            new() { Code = "minute", Kind = PriceKind.Usage, Model = PriceModelKind.PerUnit, UnitAmount = 1 },
            new() { Code = "tiered", Kind = PriceKind.Usage, Model = PriceModelKind.Graduated, Tiers = [new() { UpTo = 5, UnitAmount = 2 }, new() { UnitAmount = 1 }] }));
        return draft;
    }

    private static string? Placed(DealDraft draft, string field) => draft.AtTheirInputs([Refusal.Invalid(field, "no")])[0].Field;

    [Fact]
    public void Only_what_was_negotiated_becomes_an_override()
    {
        var draft = Draft();
        Assert.Empty(draft.ToBody().Overrides!);
        draft.Prices[1].Override.UnitAmount = 0.8m;
        draft.Prices[1].Override.Reason = "volume";
        draft.Prices[2].Override.Tiers[1].UnitAmount = 0.5m;
        var overrides = draft.ToBody().Overrides!;
        Assert.Equal(["minute", "tiered"], overrides.Select(o => o.Price));
        Assert.Equal((0.8m, 5m, 0.5m), (overrides[0].UnitAmount, overrides[1].Tiers![0].UpTo, overrides[1].Tiers![1].UnitAmount));
        draft.Prices[2].Override.Clear();
        Assert.Single(draft.ToBody().Overrides!);
    }

    [Fact]
    public void A_refusal_stands_beside_the_input_of_its_price_whatever_its_place_in_the_list()
    {
        var draft = Draft();
        draft.Prices[1].Override.UnitAmount = -1;
        draft.Prices[2].Override.Included = -1;
        Assert.Equal("prices.minute.unit_amount", Placed(draft, "overrides[0].unit_amount"));
        Assert.Equal("prices.tiered.included", Placed(draft, "overrides[1].included"));
        Assert.Equal("prices.tiered", Placed(draft, "overrides[1]"));
        Assert.Equal("prices.tiered.tiers[0].up_to", Placed(draft, "overrides[1].tiers[0].up_to"));
        Assert.Equal("overrides[9].included", Placed(draft, "overrides[9].included"));
        Assert.Equal("prices.base.quantity", Placed(draft, "quantities.base"));
        Assert.Equal(("coupons", "starts_on", "commitment.amount"), (Placed(draft, "coupons[3]"), Placed(draft, "starts_on"), Placed(draft, "commitment.amount")));
    }

    [Fact]
    public void An_interval_count_without_an_interval_is_not_sent()
    {
        var draft = Draft();
        draft.IntervalCount = 3;
        Assert.Null(draft.ToBody().IntervalCount);
        draft.Interval = IntervalUnit.Month;
        Assert.Equal(3, draft.ToBody().IntervalCount);
    }

    [Fact]
    public void Steps_go_out_by_their_days_and_what_is_said_of_one_comes_back_to_its_own_inputs()
    {
        var draft = Draft();
        draft.AddPhase();
        draft.AddPhase();
        (draft.Phases[0].StartsOn, draft.Phases[1].StartsOn) = (new(2027, 1, 1), new(2026, 7, 1));
        draft.Phases[1].Prices[1].Override.UnitAmount = 0.9m;
        draft.Phases[1].Coupons = ["WELCOME"];
        var sent = draft.ToBody().Phases!;
        Assert.Equal([new(2026, 7, 1), new NodaTime.LocalDate(2027, 1, 1)], sent.Select(p => p.StartsOn!.Value));
        Assert.Equal(("minute", 0.9m, "WELCOME"), (sent[0].Overrides![0].Price, sent[0].Overrides![0].UnitAmount, sent[0].Coupons![0]));
        Assert.Equal("phases.2.prices.minute.unit_amount", Placed(draft, "phases[0].overrides[0].unit_amount"));
        Assert.Equal("phases.2.coupons", Placed(draft, "phases[0].coupons[0]"));
        Assert.Equal("phases.1.starts_on", Placed(draft, "phases[1].starts_on"));
        draft.Remove(draft.Phases[0]);
        Assert.Equal("phases.2.starts_on", Placed(draft, "phases[0].starts_on"));
    }

    [Fact]
    public void A_step_keeps_what_was_typed_when_an_add_on_comes_or_goes()
    {
        var draft = Draft();
        draft.AddPhase();
        draft.Phases[0].Prices[0].Override.Amount = 90;
        var seats = AddOn(new PriceDefinition { Code = "seat", Kind = PriceKind.Recurring, Model = PriceModelKind.Flat, Amount = 10 });
        draft.Add(seats);
        Assert.Equal(["base", "minute", "tiered", "seat"], draft.Phases[0].Prices.Select(p => p.Code));
        draft.Remove(draft.AddOns[0]);
        Assert.Equal(90, draft.ToBody().Phases![0].Overrides![0].Amount);
    }

    [Fact]
    public void What_the_deal_grants_goes_out_as_the_kind_of_its_feature_says()
    {
        var draft = Draft();
        draft.Catalog = new([Feature("calls", FeatureKind.Metered), Feature("sso", FeatureKind.Boolean)], []);
        draft.Grants.Add(new() { Feature = "calls", Limit = 500, HardLimit = true });
        draft.Grants.Add(new() { Feature = "sso", Enabled = false, Limit = 3 });
        var sent = draft.ToBody().Entitlements!;
        Assert.Equal((500m, true, null), (sent[0].Limit, sent[0].HardLimit, sent[0].Enabled));
        Assert.Equal((null, false), (sent[1].Limit, sent[1].Enabled));
    }

    private static FeatureView Feature(string code, FeatureKind kind) =>
        FeatureView.Of(new() { Id = Ids.New<Feature>(Now), Code = code, Name = code, Kind = kind, CreatedAt = Now });

    private static AddOnView AddOn(PriceDefinition price) => new()
    {
        Id = Ids.New<AddOn>(Now), Code = "seats", Name = "Seats", Description = null, Currency = Currency.Of("USD"), Interval = IntervalUnit.Month, IntervalCount = 1, Cadence = AddOnCadence.Recurring,
        TrialDays = 0, Prices = [Price(price)], UpcomingPrices = [], Entitlements = [], Metadata = new Dictionary<string, string>(), CreatedAt = Now, ArchivedAt = null, Version = 1,
    };
}
