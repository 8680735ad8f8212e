using BillingConsole.Core.Amounts;
using BillingConsole.Core.Pricing;

namespace BillingConsole.Tests.Core.Pricing;

public class PriceModelTests
{
    private static readonly Currency Usd = Currency.Of("USD");
    private static readonly Tier[] Steps = [new(5, 0), new(10, 2), new(null, 3)];
    private static readonly Tier[] Bands = [new(10, 50), new(20, 40), new(null, 30)];

    [Theory]
    [InlineData("3", "0")]
    [InlineData("5", "0")]
    [InlineData("7", "4")]
    [InlineData("10", "10")]
    [InlineData("15", "25")]
    [InlineData("0", "0")]
    public void Graduated_tiers_bill_their_own_slices(string quantity, string amount) => Costs(new Graduated(Steps), quantity, amount);

    [Theory]
    [InlineData("5", "250")]
    [InlineData("10", "500")]
    [InlineData("10.000000000001", "400")]
    [InlineData("15", "600")]
    [InlineData("25", "750")]
    [InlineData("0", "0")]
    public void Volume_bills_everything_at_the_price_of_its_tier(string quantity, string amount) => Costs(new Volume(Bands), quantity, amount);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("99", "1")]
    [InlineData("100", "1")]
    [InlineData("101", "2")]
    [InlineData("300", "3")]
    [InlineData("300.000000000001", "4")]
    public void Every_begun_package_is_paid(string quantity, string amount) => Costs(new Package(1.00m, 100), quantity, amount);

    [Fact]
    public void A_package_of_a_third_does_not_count_one_too_many() => Costs(new Package(1m, 0.3m), "900000000000000.3", "3000000000000001");

    [Fact]
    public void A_flat_price_is_due_without_any_quantity()
    {
        Costs(new Flat(49), "0", "49");
        Costs(new Flat(49), "7", "49");
    }

    [Theory]
    [InlineData("1000", "10")]
    [InlineData("1000.001", "10.01")]
    public void The_upper_bound_belongs_to_its_tier(string quantity, string amount) =>
        Costs(new Graduated([new(1000, 0.01m), new(null, 10m)]), quantity, amount);

    [Fact]
    public void A_tiers_flat_amount_is_due_when_a_part_of_a_unit_falls_in_it()
    {
        var model = new Graduated([new(10, 1, 5), new(null, 0, 7)]);
        Costs(model, "10", "15");
        Costs(model, "10.5", "22");
        Costs(model, "0", "0");
        Costs(new Volume([new(10, 1, 5), new(null, 2, 7)]), "11", "29");
    }

    [Fact]
    public void A_percentage_adds_its_fixed_amount_for_each_event()
    {
        Assert.Equal("32.00 USD", Terms(new Percentage(2.9m, 0.30m)).Rate(new Quantity(1000), events: 10).Amount.ToString());
        Assert.Equal("0.00 USD", Terms(new Percentage(2.9m, 0.30m)).Rate(Quantity.Zero, events: 10).Amount.ToString());
        Assert.Equal("29.00 USD", Terms(new Percentage(2.9m)).Rate(new Quantity(1000), events: 10).Amount.ToString());
    }

    [Fact]
    public void Half_a_cent_rounds_away_from_zero() => Costs(new PerUnit(0.085m), "33", "2.81");

    [Fact]
    public void The_largest_quantity_at_the_finest_price_is_exact() =>
        Costs(new PerUnit(0.000000000001m), "999999999999999.999999999999", "1000");

    [Fact]
    public void An_amount_beyond_the_range_of_money_names_itself() => Assert.Throws<AmountOutOfRangeException>(
        () => Terms(new PerUnit(1_000_000_000m)).Rate(new Quantity(Quantity.Largest)));

    [Fact]
    public void A_negative_quantity_costs_nothing() => Costs(new PerUnit(2), "-5", "0");

    [Fact]
    public void The_explanation_shows_each_tier()
    {
        var parts = Terms(new Graduated(Steps)).Rate(new Quantity(15)).Parts;
        Assert.Equal(
            ["0..5: 5 × 0 = 0.00", "5..10: 5 × 2 = 10.00", "10..: 5 × 3 = 15.00"],
            parts.Select(part => $"{part.From}..{part.UpTo}: {part.Quantity} × {part.UnitAmount} = {part.Amount.ToText()}"));
    }

    [Fact]
    public void A_price_scales_with_the_intervals_of_a_deal()
    {
        PriceModel[] models = [new Flat(100), new PerUnit(1), new Package(1, 10), new Graduated(Steps), new Volume(Bands), new Percentage(3, 0.3m)];
        foreach (var model in models)
        {
            var month = Terms(model).Rate(new Quantity(23), events: 4).Amount;
            var quarter = Terms(model).ScaledBy(3).Rate(new Quantity(23), events: 4).Amount;
            Assert.Equal(month + month + month, quarter);
        }
    }

    [Fact]
    public void Equal_tiers_make_equal_prices()
    {
        Assert.Equal(new Graduated([.. Steps]), new Graduated([.. Steps]));
        Assert.Equal(new Volume([.. Bands]).GetHashCode(), new Volume([.. Bands]).GetHashCode());
        Assert.NotEqual<PriceModel>(new Graduated(Steps), new Volume(Steps));
    }

    private static void Costs(PriceModel model, string quantity, string amount) => Assert.Equal(
        Money.Round(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Usd),
        Terms(model).Rate(Quantity.Parse(quantity)).Amount);

    private static PriceTerms Terms(PriceModel model) => new(model, Usd);
}
