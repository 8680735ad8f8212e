using System.Net;

namespace BillingConsole.Tests.Access;

public sealed class SecurityHeaderTests(ConsoleWithAdmin host) : IClassFixture<ConsoleWithAdmin>
{
    [Theory]
    [InlineData("/login")]
    [InlineData("/")]
    [InlineData("/healthz")]
    [InlineData("/app.css")]
    [InlineData("/api/v1/customers")]
    [InlineData("/no-such-page")]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string path)
    {
        var page = await new Visit(host, "https://localhost").GetAsync(path);
        var policy = page.Header("Content-Security-Policy")!;
        Assert.Contains("default-src 'self'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self' wss://localhost;", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
        Assert.Equal("max-age=31536000", page.Header("Strict-Transport-Security"));
        Assert.Equal("same-origin", page.Header("Cross-Origin-Opener-Policy"));
    }

    [Theory]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:81", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    public async Task A_circuit_is_opened_by_our_own_pages_only(string origin, HttpStatusCode expected)
    {
        var visit = new Visit(host);
        await visit.SignInAsync();
        var page = await visit.SendAsync(new(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", origin } } });
        Assert.Equal(expected, page.Status);
    }
}
