using BillingConsole.Core.Amounts;
using BillingConsole.Stripe.Wire;

namespace BillingConsole.Tests.Stripe.Wire;

public sealed class StripeMoneyTests
{
    [Theory]
    [InlineData("USD", "250.00", 25000)]
    [InlineData("JPY", "500", 500)]
    [InlineData("ISK", "5", 500)]
    [InlineData("MGA", "5.00", 5)]
    [InlineData("KWD", "5.120", 5120)]
    [InlineData("HUF", "175.00", 17500)]
    public void Stripe_counts_by_its_own_decimals(string currency, string amount, long wire)
    {
        Assert.True(Money.TryParse(amount, Currency.Of(currency), out var money));
        Assert.Equal(wire, StripeMoney.ToWire(money));
        Assert.Equal(money, StripeMoney.FromWire(wire, money.Currency));
    }

    [Fact]
    public void Every_currency_that_it_takes_comes_back_as_it_went()
    {
        foreach (var currency in Currency.All.Where(StripeMoney.Takes))
        {
            var money = Money.Round(1234, currency);
            Assert.Equal(money, StripeMoney.FromWire(StripeMoney.ToWire(money), currency));
        }
    }

    [Theory]
    [InlineData("USD", "0.49", "at least 0.50 USD")]
    [InlineData("JPY", "49", "at least 50 JPY")]
    [InlineData("KWD", "5.124", "last digit of 0")]
    [InlineData("MGA", "5.20", "has more")]
    [InlineData("UGX", "5000", "not certain")]
    [InlineData("USD", "1000000.00", "at most 999999.99 USD")]
    public void What_cannot_be_charged_says_why(string currency, string amount, string why)
    {
        Assert.True(Money.TryParse(amount, Currency.Of(currency), out var money));
        Assert.Contains(why, StripeMoney.WhyNot(money), StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_is_what_the_official_client_sends()
    {
        var form = new StripeForm().Add("email", "a b+c@x.io").Add("address[line1]", "1 Main").Add("preferred_locales", ["en", "fr"]).Add("metadata", new Dictionary<string, string> { ["k"] = "v" }).Unset("metadata[gone]").Add("expand", ["tax"]).Add("left_out", (string?)null);
        Assert.Equal("email=a%20b%2Bc%40x.io&address[line1]=1%20Main&preferred_locales[0]=en&preferred_locales[1]=fr&metadata[k]=v&metadata[gone]=&expand[0]=tax", form.ToString());
    }
}
