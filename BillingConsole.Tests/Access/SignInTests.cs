using System.Net;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Access;

public sealed class SignInTests(ConsoleWithAdmin host) : IClassFixture<ConsoleWithAdmin>
{
    [Fact]
    public async Task A_page_leads_to_the_entrance_and_back()
    {
        var visit = new Visit(host);
        var page = await visit.GetAsync("/profile?tab=1");
        Assert.Equal("http://localhost/login?returnUrl=%2Fprofile%3Ftab%3D1", page.Location);
        var entered = await visit.SignInAsync(returnUrl: "/profile?tab=1");
        Assert.Equal("/profile?tab=1", entered.Location);
        Assert.Contains(Visit.AdminEmail, (await visit.GetAsync("/profile")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http:/evil.example")]
    [InlineData("evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("")]
    public async Task Nobody_is_led_away_from_the_console(string returnUrl) =>
        Assert.Equal("/", (await new Visit(host).SignInAsync(returnUrl: returnUrl)).Location);

    [Fact]
    public async Task A_stranger_and_a_wrong_password_hear_the_same()
    {
        var wrong = await new Visit(host).SignInAsync(password: "not-the-right-one");
        var stranger = await new Visit(host).SignInAsync(email: "nobody@example.com", password: "not-the-right-one");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.Status, stranger.Status);
        Assert.Equal(wrong.Find("role=\"alert\">([^§]*?)</div>"), stranger.Find("role=\"alert\">([^§]*?)</div>"));
        Assert.Null(wrong.Header("Set-Cookie"));
    }

    [Fact]
    public async Task A_form_without_the_token_is_refused()
    {
        var visit = new Visit(host);
        var page = await visit.PostAsync("/login", ("email", Visit.AdminEmail), ("password", Visit.Password));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.DoesNotContain("console", visit.Cookies.Keys);
    }

    [Fact]
    public async Task On_http_the_cookie_is_plain_and_on_https_bound_to_the_host()
    {
        var plain = new Visit(host);
        await plain.SignInAsync();
        Assert.All(plain.SetCookies, c => Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(plain.SetCookies, c => Assert.Contains("samesite=lax", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(plain.SetCookies, c => Assert.DoesNotContain("secure", c, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("console", plain.Cookies.Keys);
        var secure = new Visit(host, "https://localhost");
        await secure.SignInAsync();
        Assert.All(secure.SetCookies, c => Assert.Matches("^__Host-.*path=/; secure; samesite=lax; httponly", c));
        Assert.Equal(HttpStatusCode.OK, (await secure.GetAsync("/profile")).Status);
    }

    [Fact]
    public async Task A_session_that_ended_does_not_come_back_with_its_cookie()
    {
        var visit = new Visit(host);
        await visit.SignInAsync();
        var kept = visit.Cookies["console"];
        await visit.SubmitAsync("/profile", "/logout");
        Assert.DoesNotContain("console", visit.Cookies.Keys);
        visit.Cookies["console"] = kept;
        Assert.Equal(HttpStatusCode.Redirect, (await visit.GetAsync("/profile")).Status);
    }

    [Fact]
    public async Task Signing_out_by_a_link_does_nothing()
    {
        var visit = new Visit(host);
        await visit.SignInAsync();
        await visit.GetAsync("/logout");
        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/profile")).Status);
    }

    [Fact]
    public async Task The_cookie_opens_no_door_of_the_API()
    {
        var visit = new Visit(host);
        await visit.SignInAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.GetAsync("/api/v1/customers")).Status);
    }

    [Fact]
    public async Task A_disabled_person_is_out_at_once()
    {
        await host.PostAsync("/users", new { email = "gone@example.com", role = "support", password = Visit.Password });
        var visit = new Visit(host);
        await visit.SignInAsync("gone@example.com");
        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/profile")).Status);
        (await host.PatchAsync("/users/gone@example.com", new { disabled = true })).Expect(200);
        Assert.Equal(HttpStatusCode.Redirect, (await visit.GetAsync("/profile")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await new Visit(host).SignInAsync("gone@example.com")).Status);
    }

    [Fact]
    public async Task A_new_role_counts_from_the_next_request_on()
    {
        await host.PostAsync("/users", new { email = "moved@example.com", role = "support", password = Visit.Password });
        var visit = new Visit(host);
        await visit.SignInAsync("moved@example.com");
        await host.PatchAsync("/users/moved@example.com", new { role = "read_only" });
        Assert.Contains("read_only", (await visit.GetAsync("/profile")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions()
    {
        await host.PostAsync("/users", new { email = "two@example.com", role = "support", password = Visit.Password });
        var (here, there) = (new Visit(host), new Visit(host));
        await here.SignInAsync("two@example.com");
        await there.SignInAsync("two@example.com");
        var changed = await here.SubmitAsync("/profile", "/profile/password", ("current", Visit.Password), ("password", "another-boat-under-cloud"));
        Assert.Contains("The password is changed", changed.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/profile")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/profile")).Status);
    }
}

public sealed class GuessingTests
{
    [Fact]
    public async Task Ten_wrong_passwords_slow_the_address_and_lock_the_account()
    {
        await using var host = new ConsoleWithAdmin();
        var visit = new Visit(host);
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visit.SignInAsync(password: $"wrong-guess-{i:D4}")).Status);
        var slowed = await visit.SignInAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.Status);
        Assert.InRange(int.Parse(slowed.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 2);
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visit.SignInAsync()).Status);
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, (await host.GetAsync($"/users/{Visit.AdminEmail}"))["locked_until"].ValueKind);
    }
}
