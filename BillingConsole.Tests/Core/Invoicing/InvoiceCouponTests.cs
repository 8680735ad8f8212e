using BillingConsole.Core.Amounts;
using BillingConsole.Core.Discounting;
using BillingConsole.Core.Invoicing;

namespace BillingConsole.Tests.Core.Invoicing;

public class InvoiceCouponTests
{
    [Fact]
    public void Twenty_percent_for_two_months_bills_80_80_100()
    {
        var months = new int?[] { 2, 1, 0 }.Select(left => (Bill.Of(Bill.Fee(100)) with { Coupons = [Bill.Percent(20, periodsLeft: left)] }).Build()).ToArray();
        Assert.Equal("80.00|80.00|100.00", Bill.Texts(months.Select(month => month.Total)));
        Assert.Equal([true, true, false], months.Select(month => month.Discounts[0].UsesPeriod));
        Assert.Equal(CouponVerdict.UsedUp, months[2].Discounts[0].Reason);
    }

    [Fact]
    public void Coupons_stack_on_what_is_left() => Assert.Equal("15.00|17.00|68.00", Stack(Bill.Percent(15, "A"), Bill.Percent(20, "B")));

    [Fact]
    public void Two_coupons_of_sixty_percent_leave_16() => Assert.Equal(
        "60.00|24.00|16.00",
        Stack(Bill.Percent(60, "A", null, "fee"), Bill.Percent(60, "B", null, "fee")));

    [Fact]
    public void A_fixed_coupon_stops_at_zero_and_so_does_the_tax()
    {
        var draft = (Bill.Of(Bill.Fee(100)) with { Coupons = [Bill.Off(10, "A"), Bill.Off(110, "B")], Taxes = [Bill.Tax("VAT", 19)] }).Build();
        Assert.Equal("10.00|90.00|0.00|0.00", Bill.Texts(draft.Discounts[0].Amount, draft.Discounts[1].Amount, draft.TaxTotal, draft.Total));
    }

    [Fact]
    public void Line_coupons_come_before_invoice_coupons_whatever_their_order()
    {
        var draft = (Bill.Of(Bill.Fee(100), Bill.Usage(100, 1)) with { Coupons = [Bill.Percent(10, "ALL"), Bill.Percent(50, "FEE", null, "fee")] }).Build();
        Assert.Equal(["FEE", "ALL"], draft.Discounts.Select(discount => discount.Coupon));
        Assert.Equal("50.00|15.00|135.00", Bill.Texts(draft.Discounts[0].Amount, draft.Discounts[1].Amount, draft.Total));
        Assert.Equal("55.00|10.00", Bill.Texts(draft.Lines.Select(line => line.Discount)));
    }

    [Fact]
    public void A_fixed_line_coupon_is_given_once_and_shared()
    {
        var coupon = Bill.Off(10, "TEN", "fee", "usage");
        var draft = (Bill.Of(Bill.Fee(100), Bill.Usage(50, 1), Bill.Fee(70, "other")) with { Coupons = [coupon] }).Build();
        Assert.Equal("6.67|3.33|0.00", Bill.Texts(draft.Lines.Select(line => line.Discount)));
        Assert.Equal("10.00", draft.DiscountTotal.ToText());
    }

    [Fact]
    public void A_percentage_line_coupon_rounds_on_each_line()
    {
        var coupon = Bill.Percent(50, "HALF", null, "a", "b");
        var draft = (Bill.Of(Bill.Fee(0.05m, "a"), Bill.Fee(0.05m, "b")) with { Coupons = [coupon] }).Build();
        Assert.Equal("0.03|0.03", Bill.Texts(draft.Lines.Select(line => line.Discount)));
    }

    [Fact]
    public void A_coupon_reaches_lines_by_plan_and_by_add_on()
    {
        var addOn = Bill.Fee(40, "seats") with { Plan = null, AddOn = "extra_seats" };
        Assert.Equal("40.00", Discounted(addOn, new CouponScope.Lines([], [], ["extra_seats"])));
        Assert.Equal("100.00", Discounted(addOn, new CouponScope.Lines([], ["scale"], [])));
        Assert.Equal("140.00", Discounted(addOn, new CouponScope.Lines(["fee"], [], ["extra_seats"])));
    }

    [Fact]
    public void A_coupon_that_gives_nothing_says_why_and_uses_no_period()
    {
        var euro = new AppliedCoupon("EUR", "EUR", new DiscountTerms.AmountOff(new Money(500, Currency.Of("EUR"))), new CouponScope.WholeInvoice());
        AppliedCoupon[] coupons =
        [
            Bill.Percent(100, "ALL"), Bill.Percent(10, "LATE"), Bill.Percent(10, "NOWHERE", null, "unknown"), euro,
            Bill.Percent(10, "SOON") with { WhyNot = "It is in force from 2027-01-01." },
        ];
        var draft = (Bill.Of(Bill.Fee(100)) with { Coupons = coupons }).Build();
        Assert.Equal(
            [
                "NOWHERE: No line of this invoice is in its reach.", "ALL: ", "LATE: Nothing is left to discount.",
                "EUR: It is in EUR, the invoice in USD.", "SOON: It is in force from 2027-01-01.",
            ],
            draft.Discounts.Select(discount => $"{discount.Coupon}: {discount.Reason}"));
        Assert.Equal("ALL", Assert.Single(draft.Discounts, discount => discount.UsesPeriod).Coupon);
    }

    [Fact]
    public void A_share_below_a_cent_gives_nothing_but_has_been_used()
    {
        var discount = (Bill.Of(Bill.Fee(0.10m)) with { Coupons = [Bill.Percent(1)] }).Build().Discounts[0];
        Assert.Equal((true, CouponVerdict.RoundsToZero), (discount.UsesPeriod, discount.Reason));
    }

    [Fact]
    public void A_line_below_zero_lowers_what_an_invoice_coupon_takes()
    {
        var back = Bill.Usage(0, 1, "late") with { BilledBefore = Bill.Dollars(40) };
        var draft = (Bill.Of(Bill.Fee(100), back) with { Coupons = [Bill.Percent(10)] }).Build();
        Assert.Equal("6.00|0.00|54.00", Bill.Texts(draft.Lines[0].Discount, draft.Lines[1].Discount, draft.Total));
    }

    private static string Stack(params AppliedCoupon[] coupons)
    {
        var draft = (Bill.Of(Bill.Fee(100)) with { Coupons = coupons }).Build();
        return Bill.Texts([.. draft.Discounts.Select(discount => discount.Amount), draft.Total]);
    }

    private static string Discounted(Charge addOn, CouponScope scope)
    {
        var coupon = new AppliedCoupon("C", "C", new DiscountTerms.PercentOff(Percent.Of(100)), scope);
        return (Bill.Of(Bill.Fee(100), addOn) with { Coupons = [coupon] }).Build().DiscountTotal.ToText();
    }
}
