using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;

namespace BillingConsole.Tests.Core.Invoicing;

public class InvoiceLaws
{
    private const int Seeds = 2_500;
    private const int ManySeeds = 20_000;

    [Fact]
    public void The_total_is_the_nets_plus_the_taxes_on_top() => Always(draft =>
        draft.Total == Sum(draft.Lines.Select(line => line.Net)) + Sum(draft.Taxes.Where(tax => !tax.Inclusive).Select(tax => tax.Amount))
        && draft.Total == draft.Subtotal - draft.DiscountTotal + Sum(draft.Taxes.Where(tax => !tax.Inclusive).Select(tax => tax.Amount)), ManySeeds);

    [Fact]
    public void Allocations_sum_to_their_whole_and_to_what_the_lines_say() => Always(draft =>
        draft.Discounts.All(discount => Sum(discount.Allocations.Select(share => share.Amount)) == discount.Amount)
        && draft.Taxes.All(tax => Sum(tax.Allocations.Select(share => share.Amount)) == tax.Amount)
        && draft.Lines.All(line => line.Discount == Sum(Of(draft.Discounts.SelectMany(discount => discount.Allocations), line))
            && line.InclusiveTax + line.ExclusiveTax == Sum(Of(draft.Taxes.SelectMany(tax => tax.Allocations), line))), ManySeeds);

    [Fact]
    public void A_discount_is_never_below_zero_nor_above_its_line() => Always(draft =>
        draft.Discounts.All(discount => !discount.Amount.IsNegative)
        && draft.Lines.All(line => !line.Discount.IsNegative && (line.Discount.IsZero || line.Discount <= line.Amount)), ManySeeds);

    [Fact]
    public void Revenue_and_inclusive_tax_make_the_gross() => Always(draft =>
        draft.Lines.All(line => line.Revenue + line.InclusiveTax == line.Amount)
        && Sum(draft.Lines.Select(line => line.InclusiveTax + line.ExclusiveTax)) == draft.TaxTotal);

    [Fact]
    public void The_explanation_of_a_line_adds_up_to_it() => Always(draft =>
        draft.Lines.All(line => Sum(line.Parts.Select(part => part.Amount)) == line.Amount));

    [Fact]
    public void Credit_and_due_make_the_total_and_none_is_overdrawn() => Always((draft, request) =>
        draft.CreditsApplied + draft.WalletApplied + draft.AmountDue - draft.Surplus == draft.Total
        && !draft.AmountDue.IsNegative
        && draft.CreditsApplied <= request.CreditBalance
        && draft.Spent.All(spent => spent.Amount <= request.Wallets.Single(funds => funds.Key == spent.Key).Available));

    [Fact]
    public void Rounding_per_code_stays_within_half_a_cent_of_the_exact_tax() => Always((draft, request) =>
        request.TaxRounding != BillingConsole.Core.Taxation.TaxRounding.PerCode
        || draft.Taxes.Where(tax => tax.Rate is not null).All(tax => Distance((Exact)tax.Taxable.ToDecimal() * tax.Rate!.Value / 100, tax) <= 0.005m + 0.005m * tax.Rate!.Value / 100));

    [Fact]
    public void A_coupon_without_an_amount_has_a_reason_and_one_with_an_amount_has_none() => Always(draft =>
        draft.Discounts.All(discount => discount.Amount.IsZero == discount.Reason is not null && (discount.Amount.IsZero || discount.UsesPeriod)));

    [Fact]
    public void Equal_requests_give_equal_drafts()
    {
        for (var seed = 0; seed < Seeds; seed++)
            Assert.True(Bill.Print(RandomRequests.Of(seed).Build()) == Bill.Print(RandomRequests.Of(seed).Build()), $"seed {seed}");
    }

    [Fact]
    public void The_requests_reach_every_corner()
    {
        var drafts = Enumerable.Range(0, Seeds).Select(seed => RandomRequests.Of(seed).Build()).ToArray();
        Assert.Contains(drafts, draft => draft.Surplus.IsPositive);
        Assert.Contains(drafts, draft => draft.Lines.Any(line => line.Key.StartsWith("true-up:", StringComparison.Ordinal)));
        Assert.Contains(drafts, draft => draft.Lines.Any(line => line.Key.StartsWith("overage:", StringComparison.Ordinal)));
        Assert.Contains(drafts, draft => draft.Discounts.Count(discount => discount.Amount.IsPositive) > 2);
        Assert.Contains(drafts, draft => draft.Taxes.Any(tax => tax.Inclusive) && draft.Taxes.Any(tax => !tax.Inclusive) && draft.Taxes.Any(tax => tax.Rate is null));
        Assert.Contains(drafts, draft => draft.Spent.Count > 1 && draft.AmountDue.IsPositive);
    }

    private static void Always(Func<InvoiceDraft, bool> law, int seeds = Seeds) => Always((draft, _) => law(draft), seeds);

    private static void Always(Func<InvoiceDraft, InvoiceRequest, bool> law, int seeds = Seeds)
    {
        for (var seed = 0; seed < seeds; seed++)
        {
            var request = RandomRequests.Of(seed);
            Assert.True(law(request.Build(), request), $"seed {seed}");
        }
    }

    private static Exact Distance(Exact exact, InvoiceTax tax) => Exact.Max(exact - tax.Amount.ToDecimal(), tax.Amount.ToDecimal() - exact);

    private static IEnumerable<Money> Of(IEnumerable<LineShare> shares, InvoiceLine line) => shares.Where(share => share.Line == line.Key).Select(share => share.Amount);

    private static Money Sum(IEnumerable<Money> amounts) => Money.Sum(amounts, Bill.Usd);
}
