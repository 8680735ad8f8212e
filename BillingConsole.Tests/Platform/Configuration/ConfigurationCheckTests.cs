using BillingConsole.Platform.Configuration;
using Microsoft.Extensions.Configuration;

namespace BillingConsole.Tests.Platform.Configuration;

public sealed class ConfigurationCheckTests
{
    [Fact]
    public void The_defaults_are_good() => Assert.Empty(Mistakes());

    [Fact]
    public void Every_mistake_is_named_at_once()
    {
        var mistakes = Mistakes(("Database:Provider", "oracle"), ("Clock:Mode", "Tset"), ("Clock:Start", "soon"), ("Company:Currency", "EURO"), ("Company:TimeZone", "Berlin"),
            ("Setup:AdminEmail", "me"), ("Mail:Port", "0"), ("Mail:From", "billing"), ("Mail:Tls", "yes"), ("Jobs:Enabled", "1"));
        Assert.Equal(["Database:Provider", "Clock:Mode", "Clock:Start", "Company:Currency", "Company:TimeZone", "Setup:AdminEmail", "Setup:AdminEmail", "Mail:Port", "Mail:From", "Jobs:Enabled", "Mail:Tls"],
            mistakes.Select(m => m.Split(' ')[0]));
    }

    [Theory]
    [InlineData("Database:Provider", "postgresql", "ConnectionStrings:Billing is missing")]
    [InlineData("Clock:Start", "2026-01-01", "Clock:Start counts only with")]
    [InlineData("Mail:Host", "smtp.acme.test", "Mail:From is missing")]
    public void What_belongs_together_is_asked_for(string key, string value, string beginning) =>
        Assert.StartsWith(beginning, Assert.Single(Mistakes((key, value))), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T01:00:00+01:00")]
    public void A_start_of_the_clock_may_be_a_date_or_an_instant(string start) => Assert.Empty(Mistakes(("Clock:Mode", "test"), ("Clock:Start", start)));

    private static IReadOnlyList<string> Mistakes(params (string Key, string Value)[] settings) => ConfigurationCheck.Mistakes(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
}
