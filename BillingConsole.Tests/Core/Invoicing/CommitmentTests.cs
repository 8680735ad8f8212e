using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Pricing;
using BillingConsole.Core.Time;
using NodaTime;

namespace BillingConsole.Tests.Core.Invoicing;

public class CommitmentTests
{
    [Fact]
    public void The_rest_of_a_commitment_is_billed_when_its_window_closes()
    {
        var draft = Committed(1000, before: 300, charge: 200);
        Assert.Equal("200.00|500.00", Bill.Texts(draft.Lines.Select(line => line.Amount)));
        Assert.Equal(("true-up:2026-01-01", ChargeKind.Recurring), (draft.Lines[1].Key, draft.Lines[1].Kind));
    }

    [Fact]
    public void Before_its_last_period_a_commitment_adds_nothing() => Assert.Single(Committed(1000, 300, 200, closes: false).Lines);

    [Fact]
    public void Without_true_up_the_rest_is_not_billed() => Assert.Single(Committed(1000, 300, 200, trueUp: false).Lines);

    [Fact]
    public void A_commitment_counts_lines_before_coupons_and_is_discounted_with_them()
    {
        var draft = Committed(100, 0, 80, coupon: 50);
        Assert.Equal("100.00|50.00", Bill.Texts(draft.Subtotal, draft.Total));
    }

    [Theory]
    [InlineData(null, "150.00")]
    [InlineData(1, "150.00")]
    [InlineData(2, "200.00")]
    public void Beyond_the_commitment_the_overage_factor_multiplies(int? factor, string total) =>
        Assert.Equal(total, Committed(100, 0, 150, factor: factor).Total.ToText());

    [Fact]
    public void A_factor_of_one_means_list_price_beyond_the_commitment()
    {
        var list = new PriceTerms(new PerUnit(1.00m), Bill.Usd);
        var request = Bill.Of(Bill.Usage(2000, 0.80m) with { ListTerms = list }) with { Commitments = [Window(1000, 0, 1, true, true)] };
        var draft = request.Build();
        Assert.Equal("1600.00|150.00|1750.00|2000.00", Bill.Texts([.. draft.Lines.Select(line => line.Amount), draft.Total, draft.ListTotal]));
    }

    [Fact]
    public void Overage_is_only_what_this_invoice_adds_beyond_the_commitment()
    {
        Assert.Equal("30.00", Committed(100, before: 90, charge: 40, factor: 2, closes: false).Lines[1].Amount.ToText());
        Assert.Equal("40.00", Committed(100, before: 130, charge: 40, factor: 2, closes: false).Lines[1].Amount.ToText());
    }

    [Fact]
    public void Each_window_counts_the_lines_that_begin_in_it_so_a_fee_in_advance_is_overage_of_the_one_that_opens()
    {
        var february = new Period(new LocalDate(2026, 2, 1), new LocalDate(2026, 3, 1));
        var draft = (Bill.Of(Bill.Fee(150) with { Period = february }, Bill.Usage(20, 1)) with
        {
            Commitments = [Window(200, before: 150, factor: 2, trueUp: true, closes: true), Window(100, 0, 2, true, closes: false) with { Window = february }],
        }).Build();
        Assert.Equal("fee 150.00, usage 20.00, true-up:2026-01-01 30.00, overage:2026-02-01 50.00", string.Join(", ", draft.Lines.Select(l => $"{l.Key} {l.Amount.ToText()}")));
        Assert.Equal((true, february), (draft.Lines[3].InAdvance, draft.Lines[3].Period));
    }

    [Fact]
    public void Only_a_closing_window_with_a_true_up_is_reason_for_an_invoice_without_charges()
    {
        Assert.True((Bill.Of() with { Commitments = [Window(100, 0, 2, trueUp: true, closes: false), Window(100, 0, 2, trueUp: false, closes: true)] }).Build().BillsNothing);
        Assert.False((Bill.Of() with { Commitments = [Window(100, 0, null, trueUp: true, closes: true)] }).Build().BillsNothing);
    }

    [Fact]
    public void Overage_on_usage_and_on_fees_in_advance_of_one_invoice_is_earned_as_each_of_them_is()
    {
        var quarter = new Period(new LocalDate(2026, 1, 1), new LocalDate(2026, 4, 1));
        var february = new Period(new LocalDate(2026, 2, 1), new LocalDate(2026, 3, 1));
        var draft = (Bill.Of(Bill.Fee(90) with { Period = february, InAdvance = true }, Bill.Usage(30, 1)) with
        {
            Commitments = [Window(100, before: 100, factor: 2, trueUp: true, closes: false) with { Window = quarter }],
        }).Build();
        Assert.Equal(
            [("overage:2026-01-01@2026-02-01..2026-03-01", "90.00", true, february), ("overage:2026-01-01", "30.00", false, quarter)],
            draft.Lines.Skip(2).Select(l => (l.Key, l.Amount.ToText(), l.InAdvance, l.Period)));
    }

    private static InvoiceDraft Committed(decimal committed, decimal before, decimal charge, int? factor = null, bool trueUp = true, bool closes = true, int coupon = 0) =>
        (Bill.Of(Bill.Fee(charge)) with
        {
            Commitments = [Window(committed, before, factor, trueUp, closes)],
            Coupons = coupon > 0 ? [Bill.Percent(coupon)] : [],
        }).Build();

    [Fact]
    public void What_credit_took_back_lies_beyond_the_commitment_no_longer()
    {
        // A fee of 150 bore 50; half of it went back.
        var window = Window(100, 75, 2, true, closes: false) with { Before = new([Share(75)], Share(50)) };
        Assert.Equal("50.00", window.OverageToGiveBack().ToText());
        // Given back, the new fee bears what now lies beyond.
        var upgrade = (Bill.Of(Bill.Fee(150)) with { Commitments = [window with { Before = new([Share(75)], Share(0)) }] }).Build();
        Assert.Equal("150.00|125.00", Bill.Texts(upgrade.Lines.Select(l => l.Amount)));
        // Where it could not be given back, later lines owe only what exceeds it.
        Assert.Equal("150.00|75.00", Bill.Texts((Bill.Of(Bill.Fee(150)) with { Commitments = [window] }).Build().Lines.Select(l => l.Amount)));
        Assert.Equal("30.00", Bill.Texts((Bill.Of(Bill.Fee(30)) with { Commitments = [window] }).Build().Lines.Select(l => l.Amount)));
    }

    [Fact]
    public void An_invoice_owes_by_its_own_list_prices_whatever_follows_it()
    {
        // 50 of the first lie beyond, for which list would be 75; all of the second, at list.
        WindowBilling Before(decimal overage) => new([new(Bill.Dollars(150), Bill.Dollars(225)), Share(40)], Share(overage));
        var window = Window(100, 0, 1, true, closes: true);
        Assert.Equal("0.00", (window with { Before = Before(25) }).OverageToGiveBack().ToText());
        Assert.Equal("5.00", (window with { Before = Before(30) }).OverageToGiveBack().ToText());
    }

    [Fact]
    public void A_window_that_the_deals_end_made_shorter_owes_overage_without_another_line()
    {
        var draft = (Bill.Of() with { Commitments = [Window(50, 0, 2, true, closes: true) with { Before = new([Share(80)], Share(0)) }] }).Build();
        Assert.Equal("overage:2026-01-01 30.00", string.Join(", ", draft.Lines.Select(l => $"{l.Key} {l.Amount.ToText()}")));
    }

    private static BilledShare Share(decimal amount) => new(Bill.Dollars(amount), Bill.Dollars(amount));

    private static CommitmentWindow Window(decimal committed, decimal before, decimal? factor, bool trueUp, bool closes) =>
        new(Bill.Dollars(committed), new([Share(before)], Share(factor is null ? 0 : Math.Max(before - committed, 0) * (factor.Value - 1))), factor, trueUp, closes, Bill.January);
}
