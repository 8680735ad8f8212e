using BillingConsole.Core.Amounts;
using BillingConsole.Core.Taxation;

namespace BillingConsole.Tests.Core.Invoicing;

public class InvoiceTaxTests
{
    [Fact]
    public void Three_rates_add_up_and_each_is_rounded_once()
    {
        var draft = (Bill.Of(Bill.Fee(99.99m)) with { Taxes = [Bill.Tax("STATE", 8.875m), Bill.Tax("CITY", 2.125m), Bill.Tax("METRO", 0.5m)] }).Build();
        Assert.Equal("8.87|2.12|0.50|11.49|111.48", Bill.Texts([.. draft.Taxes.Select(tax => tax.Amount), draft.TaxTotal, draft.Total]));
    }

    [Fact]
    public void Inclusive_rates_are_taken_out_together()
    {
        var draft = (Bill.Of(Bill.Fee(118)) with { Taxes = [Bill.Tax("A", 10, inclusive: true), Bill.Tax("B", 8, inclusive: true)] }).Build();
        Assert.Equal("10.00|8.00|18.00", Bill.Texts([.. draft.Taxes.Select(tax => tax.Amount), draft.TaxTotal]));
        Assert.Equal("118.00|118.00|100.00|100.00", Bill.Texts(draft.Subtotal, draft.Total, draft.Taxes[0].Taxable, draft.Lines[0].Revenue));
    }

    [Fact]
    public void An_exclusive_tax_beside_an_inclusive_one_works_on_the_same_net()
    {
        var draft = (Bill.Of(Bill.Fee(110)) with { Taxes = [Bill.Tax("IN", 10, inclusive: true), Bill.Tax("OUT", 5)] }).Build();
        Assert.Equal("10.00|5.00|115.00", Bill.Texts([.. draft.Taxes.Select(tax => tax.Amount), draft.Total]));
        Assert.Equal("10.00|5.00", Bill.Texts(draft.Lines[0].InclusiveTax, draft.Lines[0].ExclusiveTax));
    }

    [Fact]
    public void Rounding_per_code_and_per_line_differ_by_the_cents_they_should()
    {
        var request = Bill.Of(Bill.Fee(0.03m, "a"), Bill.Fee(0.03m, "b"), Bill.Fee(0.03m, "c")) with { Taxes = [Bill.Tax("GST", 18)] };
        Assert.Equal("0.02", request.Build().TaxTotal.ToText());
        Assert.Equal("0.03", (request with { TaxRounding = TaxRounding.PerLine }).Build().TaxTotal.ToText());
    }

    [Fact]
    public void A_tax_of_the_invoice_is_split_back_over_its_lines()
    {
        var draft = (Bill.Of(Bill.Fee(0.03m, "a"), Bill.Fee(0.04m, "b"), Bill.Fee(0.03m, "c")) with { Taxes = [Bill.Tax("GST", 18)] }).Build();
        Assert.Equal("0.01|0.01|0.00", Bill.Texts(draft.Lines.Select(line => line.ExclusiveTax)));
        Assert.Equal(["a", "b"], draft.Taxes[0].Allocations.Select(share => share.Line));
    }

    [Fact]
    public void A_fixed_tax_is_charged_once_and_only_on_something()
    {
        var eco = Bill.FixedTax("ECO", 5);
        Assert.Equal("5.00|25.00", Totals(10, 10));
        Assert.Equal("0.00|0.00", Totals(0, 0));

        string Totals(decimal first, decimal second)
        {
            var draft = (Bill.Of(Bill.Fee(first, "a"), Bill.Fee(second, "b")) with { Taxes = [eco] }).Build();
            return Bill.Texts(draft.TaxTotal, draft.Total);
        }
    }

    [Fact]
    public void A_fixed_inclusive_tax_is_at_most_the_price_that_contains_it()
    {
        var draft = (Bill.Of(Bill.Fee(3)) with { Taxes = [Bill.FixedTax("ECO", 5, inclusive: true)] }).Build();
        Assert.Equal("3.00|3.00|0.00", Bill.Texts(draft.TaxTotal, draft.Total, draft.Lines[0].Revenue));
    }

    [Fact]
    public void A_fixed_tax_of_another_currency_is_left_out_and_named()
    {
        var tax = new TaxTerms("ECO", "ECO", new TaxCharge.Fixed(new Money(500, Currency.Of("EUR"))), Inclusive: false);
        var draft = (Bill.Of(Bill.Fee(3)) with { Taxes = [tax] }).Build();
        Assert.Equal("3.00", draft.Total.ToText());
        Assert.Contains("ECO", Assert.Single(draft.Issues), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exempt_customer_pays_none_and_the_reason_is_kept()
    {
        var draft = (Bill.Of(Bill.Fee(100)) with { Taxes = [Bill.Tax("VAT", 19)], ExemptReason = "Reverse charge" }).Build();
        Assert.Equal("100.00", draft.Total.ToText());
        Assert.Equal("Reverse charge", draft.ExemptReason);
        Assert.Contains("Reverse charge", draft.Issues);
        Assert.Empty(draft.Taxes);
    }

    [Fact]
    public void A_line_may_carry_its_own_taxes_or_none()
    {
        var own = Bill.Fee(100, "book") with { Taxes = [Bill.Tax("REDUCED", 7)] };
        var free = Bill.Fee(100, "fine") with { Taxes = [] };
        var draft = (Bill.Of(own, free, Bill.Fee(100)) with { Taxes = [Bill.Tax("VAT", 19)] }).Build();
        Assert.Equal("7.00|0.00|19.00", Bill.Texts(draft.Lines.Select(line => line.ExclusiveTax)));
        Assert.Equal("100.00|100.00", Bill.Texts(draft.Taxes.Select(tax => tax.Taxable)));
    }

    [Fact]
    public void Tax_follows_the_coupon()
    {
        var draft = (Bill.Of(Bill.Fee(118)) with { Coupons = [Bill.Percent(50)], Taxes = [Bill.Tax("VAT", 18, inclusive: true)] }).Build();
        Assert.Equal("59.00|9.00|109.00|50.00", Bill.Texts(draft.Total, draft.TaxTotal, draft.Lines[0].Revenue, draft.Lines[0].NetOfTax));
    }
}
