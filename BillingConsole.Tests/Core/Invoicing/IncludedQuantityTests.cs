using BillingConsole.Core.Amounts;
using BillingConsole.Core.Metering;
using BillingConsole.Core.Pricing;
using NodaTime;

namespace BillingConsole.Tests.Core.Invoicing;

public class IncludedQuantityTests
{
    [Fact]
    public void Nothing_beyond_a_hard_limit_is_billed_and_the_draft_says_so()
    {
        var draft = Bill.Of(Bill.Usage(150, 1) with { Included = 100, HardLimit = true }).Build();
        Assert.Equal(("0.00", 150m), (draft.Total.ToText(), draft.Lines[0].Quantity.Value));
        Assert.Contains(draft.Issues, issue => issue.Contains("hard limit of 100", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unlimited_feature_costs_nothing_under_any_limit()
    {
        var draft = Bill.Of(Bill.Usage(150, 1) with { Included = 100, HardLimit = true, IncludedUnlimited = true }).Build();
        Assert.Equal("0.00", draft.Total.ToText());
        Assert.Empty(draft.Issues);
        Assert.Null(draft.Lines[0].Included);
    }

    [Fact]
    public void A_hard_limit_without_a_named_quantity_changes_nothing() =>
        Assert.Equal("150.00", Bill.Of(Bill.Usage(150, 1) with { HardLimit = true }).Build().Total.ToText());

    [Fact]
    public void A_minimum_is_billed_even_when_everything_is_included()
    {
        var terms = new PriceTerms(new PerUnit(1), Bill.Usd, MinimumAmount: 25);
        Assert.Equal("25.00", Bill.Of(Bill.Usage(50, 0) with { Terms = terms, Included = 100 }).Build().Total.ToText());
    }

    [Fact]
    public void A_negative_quantity_bills_as_zero_and_is_shown_as_it_is()
    {
        var draft = Bill.Of(Bill.Usage(-5, 1) with { Included = 3 }).Build();
        Assert.Equal(("0.00", -5m, 0m), (draft.Total.ToText(), draft.Lines[0].Quantity.Value, draft.Lines[0].Billable.Value));
        Assert.Single(draft.Issues);
    }

    [Fact]
    public void Buckets_priced_one_by_one_use_the_included_quantity_up_in_the_order_of_time()
    {
        var terms = new PriceTerms(new Graduated([new(10, 0.10m), new(null, 0.05m)]), Bill.Usd, BucketPricing: BucketPricing.Each);
        var charge = Bill.Usage(24, 0) with { Terms = terms, Included = 11, Windows = [Peak(1, 15), Peak(0, 9)], Events = 2 };
        var line = Bill.Of(charge).Build().Lines[0];
        Assert.Equal((13m, "1.15"), (line.Billable.Value, line.Amount.ToText()));
        Assert.Equal(13m, Assert.Single(line.Parts).Quantity);
    }

    private static WindowValue Peak(int hour, decimal value) =>
        new(Instant.FromUtc(2026, 1, 5, hour, 0), Instant.FromUtc(2026, 1, 5, hour + 1, 0), "", value, null, 1);
}
