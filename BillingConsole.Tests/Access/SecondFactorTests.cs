using System.Net;
using System.Text;
using BillingConsole.Access.SecondFactors;
using BillingConsole.Tests.Support;
using NodaTime;

namespace BillingConsole.Tests.Access;

public sealed class SecondFactorTests
{
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long second, string code) =>
        Assert.Equal(code, Totp.CodeAt(Encoding.ASCII.GetBytes("12345678901234567890"), second / 30));

    [Fact]
    public void A_code_works_once_and_one_step_late_at_most()
    {
        var (key, now) = (Totp.NewKey(), Instant.FromUnixTimeSeconds(1_800_000_000));
        var step = Totp.StepAt(now);
        Assert.Equal(step, Totp.Accept(key, Totp.CodeAt(key, step), now, 0));
        Assert.Null(Totp.Accept(key, Totp.CodeAt(key, step), now, step));
        Assert.Equal(step - 1, Totp.Accept(key, Totp.CodeAt(key, step - 1), now, 0));
        Assert.Null(Totp.Accept(key, Totp.CodeAt(key, step - 2), now, 0));
        Assert.Null(Totp.Accept(key, null, now, 0));
    }

    [Fact]
    public async Task Once_enrolled_nobody_comes_in_by_the_password_alone()
    {
        await using var host = new ConsoleWithAdmin();
        var visit = new Visit(host);
        await visit.SignInAsync();
        var account = await visit.GetAsync("/profile");
        var key = KeyOn(account);
        var enrolled = await visit.PostAsync("/profile/second-factor", [.. account.Hidden("/profile/second-factor"), ("code", Now(key))]);
        var recovery = enrolled.Find("<code>([a-z2-9-]+)</code>");
        Assert.NotEmpty(recovery);

        var again = new Visit(host);
        Assert.StartsWith("/login/code", (await again.SignInAsync()).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await again.GetAsync("/profile")).Status);
        var replayed = await again.SubmitAsync("/login/code", "/login/code", ("code", Now(key)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.Status);
        var entered = await again.SubmitAsync("/login/code?returnUrl=%2Fprofile", "/login/code", ("code", recovery));
        Assert.Equal("/profile", entered.Location);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/profile")).Status);

        var third = new Visit(host);
        await third.SignInAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await third.SubmitAsync("/login/code", "/login/code", ("code", recovery))).Status);
    }

    [Theory]
    [InlineData("System", "/login/enrol?returnUrl=%2Fprofile")]
    [InlineData("Test", "/profile")]
    public async Task After_the_days_of_grace_admins_must_enrol_but_never_with_the_test_clock(string clock, string leadsTo)
    {
        await using var host = new ConsoleWithAdmin { Settings = { ["Access:SecondFactorGraceDays"] = "0", ["Clock:Mode"] = clock } };
        Assert.Equal("/profile", (await new Visit(host).SignInAsync()).Location);
        var visit = new Visit(host);
        Assert.Equal(leadsTo, (await visit.SignInAsync()).Location);
        if (clock == "Test") return;
        Assert.Equal(HttpStatusCode.Redirect, (await visit.GetAsync("/profile")).Status);
        var page = await visit.GetAsync(leadsTo);
        var key = KeyOn(page);
        var entered = await visit.PostAsync("/login/enrol", [.. page.Hidden("/login/enrol"), ("code", Now(key))]);
        Assert.Contains("Recovery codes", entered.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/profile")).Status);
    }

    private static string Now(byte[] key) => Totp.CodeAt(key, Totp.StepAt(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())));

    private static byte[] KeyOn(Visit.Page page)
    {
        var (bits, held, key) = (0, 0, new List<byte>());
        foreach (var letter in page.Find("<code>([A-Z2-7]+)</code>"))
        {
            bits = ((bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            if ((held += 5) < 8) continue;
            key.Add(unchecked((byte)(bits >> (held -= 8))));
        }
        return [.. key];
    }
}
