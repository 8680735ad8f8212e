using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Bunit;
using NodaTime;

namespace BillingConsole.Tests.Shell.Controls;

public sealed class TextTests : ScreenTest
{
    [Theory]
    [InlineData("1234567.5", "USD", "1,234,567.50 USD")]
    [InlineData("-0.56", "EUR", "-0.56 EUR")]
    [InlineData("1200", "JPY", "1,200 JPY")]
    [InlineData("0.001", "KWD", "0.001 KWD")]
    public void An_amount_shows_its_decimals_its_sign_and_its_currency(string amount, string code, string expected)
    {
        Assert.True(Money.TryParse(amount, Currency.Of(code), out var money));
        var shown = Show<MoneyText>(p => p.Add(m => m.Value, money));
        Assert.Equal(expected, shown.Find(".money").TextContent.Replace('\u00a0', ' '));
        Assert.Equal(money.IsNegative, shown.Find(".money").ClassList.Contains("negative"));
    }

    [Theory]
    [InlineData("18059974", "18,059,974")]
    [InlineData("0.000000000085", "0.000000000085")]
    [InlineData("-1234.5", "-1,234.5")]
    [InlineData("0", "0")]
    public void A_number_keeps_every_decimal(string number, string expected) =>
        Assert.Equal(expected, Figures.Of(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_moment_is_told_on_the_viewers_clocks_and_in_utc_when_pointed_at()
    {
        var shown = Show<InstantText>(p => p.Add(i => i.Value, Instant.FromUtc(2026, 1, 5, 20, 35)), Someone(zone: "Asia/Kolkata"));
        Assert.Equal("6 Jan 2026, 02:05", shown.Find("time").TextContent);
        Assert.Equal("2026-01-05 20:35:00 UTC", shown.Find("time").GetAttribute("title"));
        Assert.Equal("2026-01-05T20:35:00Z", shown.Find("time").GetAttribute("datetime"));
    }

    [Fact]
    public void A_day_is_the_same_for_everybody() =>
        Assert.Equal("31 Jan 2026", Show<DateText>(p => p.Add(d => d.Value, new LocalDate(2026, 1, 31)), Someone(zone: "Pacific/Kiritimati")).Find("time").TextContent);

    [Theory]
    [InlineData("2026-01-01", "2026-02-01", "1 Jan – 31 Jan 2026")]
    [InlineData("2025-12-15", "2026-01-15", "15 Dec 2025 – 14 Jan 2026")]
    [InlineData("2026-03-01", "2026-03-02", "1 Mar 2026")]
    public void A_half_open_period_ends_on_the_day_people_say(string start, string end, string expected) =>
        Assert.Equal(expected, Dates.Span(Day(start), Day(end)));

    [Fact]
    public void A_shortened_id_is_whole_when_pointed_at()
    {
        var shown = Show<BillingConsole.Shell.Controls.IdText>(p => p.Add(i => i.Value, "inv_01jd7s9m2k4xq8v0c3ea5h9tz1").Add(i => i.Short, true));
        Assert.Equal("inv_…5h9tz1", shown.Find("code").TextContent);
        Assert.Equal("inv_01jd7s9m2k4xq8v0c3ea5h9tz1", shown.Find("code").GetAttribute("title"));
        Assert.Equal("Copy inv_01jd7s9m2k4xq8v0c3ea5h9tz1", shown.Find("button").GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData("partially_paid", "Partially paid", "warn")]
    [InlineData("paid", "Paid", "good")]
    [InlineData("overdue", "Overdue", "bad")]
    [InlineData("never_heard_of", "Never heard of", "neutral")]
    public void A_status_has_its_word_and_its_tone(string word, string expected, string tone)
    {
        var shown = Show<StatusBadge>(p => p.Add(b => b.Word, word));
        Assert.Equal(expected, shown.Find(".badge").TextContent);
        Assert.Contains(tone, shown.Find(".badge").ClassList);
    }

    [Fact]
    public void An_act_is_hidden_from_a_role_that_may_not()
    {
        string Seen(Role role) => Show<May>(p => p.Add(m => m.That, Permission.HandleMoney).AddChildContent("Refund"), Someone(role)).Markup;
        Assert.Contains("Refund", Seen(Role.Finance));
        Assert.DoesNotContain("Refund", Seen(Role.Support));
    }

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
