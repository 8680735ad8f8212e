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
}
