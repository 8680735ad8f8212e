using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Platform.Clock;

public sealed class TestClockApiTests
{
    [Fact]
    public async Task It_is_read_and_advanced_over_HTTP_and_a_repeated_command_is_answered_from_memory()
    {
        await using var host = ConsoleHost.At("2026-01-01T00:00:00Z");
        Assert.Equal("2026-01-01T00:00:00Z", (await host.GetAsync("/test-clock")).Expect(200)["now"].GetString());
        const string month = """{"to": "2026-02-01T00:00:00Z"}""";
        Assert.Equal("2026-02-01T00:00:00Z", (await host.Http.AskAsync(HttpMethod.Post, "/test-clock/advance", month, "one")).Expect(200)["now"].GetString());
        (await host.PostAsync("/test-clock/advance", new { to = "2026-03-01T00:00:00Z" })).Expect(200);
        var again = (await host.Http.AskAsync(HttpMethod.Post, "/test-clock/advance", month, "one")).Expect(200);
        Assert.Equal(("2026-02-01T00:00:00Z", "true"), (again["now"].GetString(), again.Headers.GetValues("Idempotent-Replayed").Single()));
        Assert.Equal("2026-03-01T00:00:00Z", (await host.GetAsync("/test-clock"))["now"].GetString());
        Assert.Equal("clock_moves_forward", (await host.PostAsync("/test-clock/advance", new { to = "2026-02-01T00:00:00Z" })).Expect(422).Code);
        (await host.PostAsync("/test-clock/advance")).Expect(422);
        (await host.PostAsync("/test-clock/advance", new { to = "soon" })).Expect(422);
    }

    [Fact]
    public async Task Only_an_admin_moves_time()
    {
        await using var host = ConsoleHost.At("2026-01-01T00:00:00Z");
        using var finance = await host.AsAsync("finance");
        (await finance.AskAsync(HttpMethod.Post, "/test-clock/advance", new { to = "2026-02-01T00:00:00Z" })).Expect(403);
        (await finance.AskAsync(HttpMethod.Get, "/test-clock")).Expect(403);
        (await host.Anonymous().AskAsync(HttpMethod.Get, "/test-clock")).Expect(401);
    }

    [Fact]
    public async Task With_the_real_clock_there_is_nothing_here()
    {
        await using var host = new ConsoleHost();
        (await host.GetAsync("/test-clock")).Expect(404);
        (await host.PostAsync("/test-clock/advance", new { to = "2036-02-01T00:00:00Z" })).Expect(404);
    }

    [Fact]
    public async Task A_key_that_expires_does_so_by_real_time()
    {
        await using var host = ConsoleHost.At("2026-01-01T00:00:00Z");
        using var support = await host.AsAsync("support");
        (await host.PostAsync("/test-clock/advance", new { to = "2036-02-01T00:00:00Z" })).Expect(200);
        (await support.AskAsync(HttpMethod.Get, "/jobs")).Expect(200);
    }
}
