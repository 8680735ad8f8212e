using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Platform.Jobs;

public sealed class JobApiTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Every_job_says_what_it_does_and_when()
    {
        var jobs = (await host.GetAsync("/jobs")).Expect(200)["data"].EnumerateArray().ToList();
        var housekeeping = jobs.Single(j => j.GetProperty("name").GetString() == "housekeeping");
        Assert.Equal(("real", "0 17 * * * ?"), (housekeeping.GetProperty("clock").GetString(), housekeeping.GetProperty("schedule").GetString()));
        Assert.EndsWith(":17:00Z", housekeeping.GetProperty("next_run").GetString(), StringComparison.Ordinal);
        Assert.All(jobs, j => Assert.False(string.IsNullOrWhiteSpace(j.GetProperty("description").GetString())));
    }

    [Fact]
    public async Task A_run_is_asked_for_by_an_admin_and_found_in_the_history()
    {
        var asked = (await host.PostAsync("/jobs/outbox/run")).Expect(202);
        Assert.Equal(("queued", "outbox"), (asked["status"].GetString(), asked["job"].GetString()));
        var runs = (await host.GetAsync("/jobs/outbox/runs")).Expect(200)["data"].EnumerateArray();
        Assert.Contains(asked["id"].GetString(), runs.Select(r => r.GetProperty("id").GetString()));
        (await host.GetAsync("/jobs/never/runs")).Expect(404);
        (await host.PostAsync("/jobs/never/run")).Expect(404);
        (await host.PostAsync("/jobs/outbox/run", new { force = true })).Expect(422);
    }

    [Fact]
    public async Task Everybody_looks_and_only_an_admin_runs()
    {
        using var reader = await host.AsAsync("read_only");
        (await reader.AskAsync(HttpMethod.Get, "/jobs")).Expect(200);
        (await reader.AskAsync(HttpMethod.Get, "/jobs/outbox/runs")).Expect(200);
        (await reader.AskAsync(HttpMethod.Post, "/jobs/outbox/run")).Expect(403);
        (await reader.AskAsync(HttpMethod.Get, "/outbox")).Expect(403);
        using var ingest = await host.AsAsync("ingest");
        (await ingest.AskAsync(HttpMethod.Get, "/jobs")).Expect(403);
    }

    [Fact]
    public async Task Messages_that_wait_are_listed_by_state_without_their_content()
    {
        (await host.PostAsync("/jobs/housekeeping/run")).Expect(202);
        var waiting = (await host.GetAsync("/outbox?state=waiting")).Expect(200)["data"].EnumerateArray().First();
        Assert.Equal("job", waiting.GetProperty("kind").GetString());
        Assert.False(waiting.TryGetProperty("payload", out _));
        (await host.GetAsync("/outbox?state=lost")).Expect(422);
        (await host.PostAsync("/outbox/msg_unknown/retry")).Expect(404);
    }
}
