using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Time;

namespace BillingConsole.Tests.Core.Invoicing;

public class InvoiceExampleTests
{
    [Fact]
    public void Thirty_three_peak_gigabytes_with_coupon_and_GST_make_2_66()
    {
        var list = new PriceTerms(new PerUnit(0.10m), Bill.Usd);
        var draft = (Bill.Of(Bill.Usage(33, 0.085m) with { ListTerms = list }) with { Coupons = [Bill.Percent(20)], Taxes = [Bill.Tax("GST", 18)] }).Build();
        Assert.Equal("2.81|0.56|2.25|0.41|2.66|2.66", Bill.Texts(draft.Subtotal, draft.DiscountTotal, draft.Lines[0].Net, draft.TaxTotal, draft.Total, draft.AmountDue));
        Assert.Equal(("3.30", 0.10m, 0.085m), (draft.ListTotal.ToText(), draft.Lines[0].ListUnitAmount, draft.Lines[0].UnitAmount));
        Assert.Equal("2.25", draft.Taxes[0].Taxable.ToText());
    }

    [Fact]
    public void Two_million_minutes_at_a_deal_price_are_400_000_below_list()
    {
        var charge = Bill.Usage(2_000_000, 0.80m) with { ListTerms = new PriceTerms(new PerUnit(1.00m), Bill.Usd) };
        var draft = Bill.Of(charge).Build();
        Assert.Equal("1600000.00|-400000.00", Bill.Texts(draft.Total, draft.Total - draft.ListTotal));
    }

    [Fact]
    public void A_first_month_from_the_eleventh_bills_twenty_thirtieths() =>
        Assert.Equal("20000.00", (Bill.Of(Bill.Fee(30_000) with { Proration = new Proration(20, 30) })).Build().Total.ToText());

    [Fact]
    public void A_short_first_period_is_divided_by_the_full_anchored_one() =>
        Assert.Equal("9.68", Bill.Of(Bill.Fee(100) with { Proration = new Proration(3, 31) }).Build().Total.ToText());

    [Fact]
    public void Only_usage_beyond_plan_and_add_on_is_billed()
    {
        var draft = Bill.Of(Bill.Usage(145, 2) with { Included = 100 + 30 }).Build();
        Assert.Equal(("30.00", 15m, 145m), (draft.Total.ToText(), draft.Lines[0].Billable.Value, draft.Lines[0].Quantity.Value));
    }

    [Fact]
    public void A_hundred_a_month_is_three_hundred_on_a_quarterly_deal()
    {
        var fee = Bill.Fee(100);
        Assert.Equal("300.00", Bill.Of(fee with { Terms = fee.Terms.ScaledBy(3) }).Build().Total.ToText());
    }

    [Fact]
    public void A_peak_of_120_bills_120() => Assert.Equal("12.00", Bill.Of(Bill.Usage(120, 0.10m)).Build().Total.ToText());

    [Fact]
    public void An_invoice_of_nothing_is_due_nothing()
    {
        var draft = (Bill.Of() with { Coupons = [Bill.Percent(20)], Taxes = [Bill.FixedTax("ECO", 5)] }).Build();
        Assert.Equal("0.00|0.00|0.00", Bill.Texts(draft.Subtotal, draft.TaxTotal, draft.AmountDue));
    }

    [Fact]
    public void Late_usage_bills_the_difference_and_may_be_below_zero()
    {
        var graduated = new PriceTerms(new Volume([new(100, 1m), new(null, 0.5m)]), Bill.Usd);
        var late = Bill.Usage(120, 0) with { Terms = graduated, BilledBefore = Bill.Dollars(90) };
        var draft = Bill.Of(late).Build();
        Assert.Equal("-30.00|0.00|30.00", Bill.Texts(draft.Total, draft.AmountDue, draft.Surplus));
        Assert.Contains(draft.Issues, issue => issue.Contains("30.00 USD goes to the credit balance", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_charges_with_one_key_are_refused() => Assert.Throws<ArgumentException>(() => Bill.Of(Bill.Fee(1), Bill.Fee(2)).Build());

    [Fact]
    public void Another_currency_on_a_line_is_refused()
    {
        var euro = Bill.Fee(1) with { Terms = new PriceTerms(new Flat(1), Currency.Of("EUR")) };
        Assert.Throws<InvalidOperationException>(() => Bill.Of(euro).Build());
    }

    [Fact]
    public void A_currency_without_decimals_rounds_to_whole_units()
    {
        var yen = Currency.Of("JPY");
        var request = InvoiceRequest.Of(yen, Bill.Usage(33, 0) with { Terms = new PriceTerms(new PerUnit(1.5m), yen) }) with { Taxes = [Bill.Tax("VAT", 10)] };
        Assert.Equal("50|5|55", Bill.Texts(request.Build().Subtotal, request.Build().TaxTotal, request.Build().Total));
    }
}
