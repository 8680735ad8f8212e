using BillingConsole.Stripe.Sync;
using BillingConsole.Tests.Support;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Sync;

/// <summary>The first meeting of the two sides and the nightly comparison.</summary>
public sealed class WalkTests
{
    [Fact]
    public async Task A_dry_run_counts_and_changes_nothing_and_the_backfill_does_what_it_counted()
    {
        await using var host = await SyncHost.StartAsync();
        await MeetAsync(host);
        var asked = host.Stripe.Requests.Count;
        (await host.PostAsync("/stripe/sync", new { kind = "backfill" })).Expect(409);
        var tried = (await host.WalkAsync("dry_run"))["data.0"];
        Assert.Equal((250, 1, 247, 1, 2), (Number(tried, "listed"), Number(tried, "linked"), Number(tried, "created_here"), Number(tried, "created_there"), Number(tried, "ambiguous")));
        Assert.Empty(await host.LinksAsync());
        Assert.Empty(host.Stripe.Writes);
        var done = (await host.WalkAsync("backfill"))["data.0"];
        Assert.Equal((250, 1, 247, 1, 2), (Number(done, "listed"), Number(done, "linked"), Number(done, "created_here"), Number(done, "created_there"), Number(done, "ambiguous")));
        Assert.Equal(249, (await host.LinksAsync()).Count(l => l.State == LinkState.Linked && !l.NeedsClaim));
        Assert.Equal(251, (await host.Stripe.CustomersAsync()).Count);
        var times = host.Stripe.Requests.Skip(asked).Select(r => r.At).ToList();
        Assert.All(times, t => Assert.InRange(times.Count(o => o >= t && o < t + Duration.FromSeconds(1)), 0, 6));
    }

    [Fact]
    public async Task A_stopped_console_goes_on_with_the_page_it_stood_at()
    {
        await using var host = await SyncHost.StartAsync();
        await MeetAsync(host);
        await host.WalkAsync("dry_run");
        (await host.PostAsync("/stripe/sync", new { kind = "backfill" })).Expect(202);
        await host.IdleAsync(Duration.FromSeconds(1.5));
        var listed = await host.DataAsync(db => Task.FromResult(db.Set<DriftRun>().Single(r => r.Kind == WalkKind.Backfill)));
        Assert.True(listed is { Status: WalkStatus.Running, Listed: 100 or 200 }, $"{listed.Status} {listed.Listed}");
        await host.IdleAsync(Duration.FromMinutes(10));
        Assert.Equal(249, (await host.LinksAsync()).Count);
        Assert.Equal(251, (await host.Stripe.CustomersAsync()).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_no_event_told_of_is_found_at_night_reported_and_taken_over(bool postgres)
    {
        await using var host = await SyncHost.StartAsync(postgres: postgres);
        var bob = await host.CustomerAsync("Bob", "bob@x.io", "1");
        var gone = await host.CustomerAsync("Gone", "gone@x.io");
        await host.IdleAsync();
        host.Clock.Advance(Duration.FromMinutes(1));
        var ids = (await host.LinksAsync()).ToDictionary(l => l.CustomerId.ToString(), l => l.StripeId);
        await host.Stripe.UnheardAsync(async () =>
        {
            await host.Stripe.EditAsync(ids[bob], ("phone", "2"));
            await host.Stripe.DeleteAsync(ids[gone]);
            await host.Stripe.CreateAsync("New", "new@x.io");
        });
        var walk = (await host.WalkAsync("reconcile"))["data.0"];
        Assert.Equal((2, 2, 1, 1), (Number(walk, "listed"), Number(walk, "drifted"), Number(walk, "created_here"), Number(walk, "deleted")));
        Assert.Equal("2", (await host.CustomerOfAsync(bob)).Phone);
        Assert.Equal("remote_deleted", (await host.InStripeAsync(gone))["state"].GetString());
        var drift = (await host.GetAsync("/stripe/drift"))["data"].EnumerateArray().ToList();
        Assert.Equal(["missed_change", "missed_create", "missed_delete"], drift.Select(d => Books.Text(d, "cause")).Order(StringComparer.Ordinal));
        var change = drift.Single(d => Books.Text(d, "cause") == "missed_change");
        Assert.Equal(("phone", "1", "2"), (Books.Text(change, "field"), Books.Text(change, "console"), Books.Text(change, "stripe")));
        Assert.Equal(0, Number((await host.WalkAsync("reconcile"))["data.0"], "drifted"));
    }

    /// <summary>250 in Stripe: one is also here, two share an e-mail with one of ours; and one more is only here.</summary>
    private static async Task MeetAsync(SyncHost host)
    {
        await host.CustomerAsync("Ada", "ada@x.io");
        await host.CustomerAsync("Sam", "sam@x.io");
        await host.CustomerAsync("Only here", "here@x.io");
        await host.DataAsync(async db =>
        {
            db.RemoveRange(db.Set<Outbound>());
            return await db.SaveChangesAsync();
        });
        await host.Stripe.UnheardAsync(async () =>
        {
            await host.Stripe.CreateAsync("Ada", "ada@x.io");
            await host.Stripe.CreateAsync("Sam", "sam@x.io");
            await host.Stripe.CreateAsync("Samuel", "sam@x.io");
            for (var i = 3; i < 250; i++) await host.Stripe.CreateAsync($"Customer {i}", $"c{i}@x.io");
        });
    }

    private static int Number(System.Text.Json.JsonElement walk, string name) => walk.GetProperty(name).GetInt32();
}
