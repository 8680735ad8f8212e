using BillingConsole.Stripe.Sync;
using BillingConsole.Tests.Support;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Sync;

/// <summary>The acceptance scenarios of the sync, with webhooks and, behind a firewall, without; the numbers are the scenarios'.</summary>
public sealed class ScenarioTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task S1_A_customer_made_in_stripe_is_made_here_and_claimed_with_one_write(bool webhooks, bool postgres)
    {
        await using var host = await SyncHost.StartAsync(webhooks, postgres);
        var ada = (string)host.Stripe.Create("Ada", "ada@x.io", "us")["id"]!;
        await host.IdleAsync(Duration.FromSeconds(5));
        var link = Assert.Single(await host.LinksAsync());
        var here = await host.CustomerOfAsync(link.CustomerId.ToString());
        Assert.Equal(("Ada", "ada@x.io", "US", ada, LinkState.Linked), (here.Name, here.Email, here.Address.Country, link.StripeId, link.State));
        Assert.Equal(link.CustomerId.ToString(), (string?)host.Stripe.Find(ada)!["metadata"]!["console_customer_id"]);
        Assert.Single(host.Stripe.Writes);
        await host.IdleAsync(Minute);
        Assert.Single(host.Stripe.Writes);
        Assert.False((await host.LinksAsync())[0].NeedsClaim);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task S2_A_customer_made_here_is_made_once_in_stripe_and_its_echo_adds_nothing(bool webhooks, bool postgres)
    {
        await using var host = await SyncHost.StartAsync(webhooks, postgres);
        var bob = await host.CustomerAsync("Bob", "Bob@x.io");
        await host.IdleAsync(Minute);
        var there = Assert.Single(host.Stripe.Customers);
        Assert.Equal((bob, "Bob@x.io"), ((string?)there["metadata"]!["console_customer_id"], (string?)there["email"]));
        Assert.Single(host.Stripe.Writes);
        Assert.Equal(1, await host.DataAsync(db => Task.FromResult(db.Set<BillingConsole.Customers.Customer>().Count())));
        Assert.Equal("linked", (await host.InStripeAsync(bob))["state"].GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task S3_Changes_of_different_fields_meet_on_both_sides(bool webhooks)
    {
        await using var host = await SyncHost.StartAsync(webhooks);
        var bob = await host.CustomerAsync("Bob", "bob@x.io", "1");
        await host.IdleAsync();
        var id = (await host.LinksAsync())[0].StripeId;
        var written = host.Stripe.Writes.Count();
        host.Clock.Advance(Minute);
        host.Stripe.Edit(id, ("phone", "2"), ("metadata[crm]", "7"));
        (await host.PatchAsync($"/customers/{bob}", new { name = "Rob" })).Expect(200);
        await host.IdleAsync(Minute);
        var (here, there) = (await host.CustomerOfAsync(bob), host.Stripe.Find(id)!);
        Assert.Equal(("Rob", "2", "Rob", "2", "7"), (here.Name, here.Phone, (string?)there["name"], (string?)there["phone"], (string?)there["metadata"]!["crm"]));
        Assert.Empty((await host.GetAsync("/stripe/conflicts"))["data"].EnumerateArray());
        Assert.Equal(written + 1, host.Stripe.Writes.Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task S4_Of_two_writes_to_one_field_the_later_wins_and_the_other_can_be_brought_back(bool webhooks)
    {
        await using var host = await SyncHost.StartAsync(webhooks);
        var bob = await host.CustomerAsync("Bob", "bob@x.io");
        await host.IdleAsync();
        var id = (await host.LinksAsync())[0].StripeId;
        host.Clock.Advance(Duration.FromSeconds(100));
        host.Stripe.Edit(id, ("email", "a@x.io"));
        host.Clock.Advance(Duration.FromSeconds(60));
        (await host.PatchAsync($"/customers/{bob}", new { email = "b@x.io" })).Expect(200);
        await host.IdleAsync(Minute);
        Assert.Equal(("b@x.io", "b@x.io"), ((await host.CustomerOfAsync(bob)).Email, (string?)host.Stripe.Find(id)!["email"]));
        var conflict = Assert.Single((await host.GetAsync("/stripe/conflicts"))["data"].EnumerateArray());
        Assert.Equal(("email", "b@x.io", "a@x.io", "console"), (Books.Text(conflict, "field"), Books.Text(conflict, "console"), Books.Text(conflict, "stripe"), Books.Text(conflict, "winner")));
        (await host.PostAsync($"/stripe/conflicts/{Books.Text(conflict, "id")}/resolve", new { })).Expect(422);
        (await host.PostAsync($"/stripe/conflicts/{Books.Text(conflict, "id")}/resolve", new { take = "stripe" })).Expect(200);
        (await host.PostAsync($"/stripe/conflicts/{Books.Text(conflict, "id")}/resolve", new { take = "console" })).Expect(409);
        await host.IdleAsync(Minute);
        Assert.Equal(("a@x.io", "a@x.io"), ((await host.CustomerOfAsync(bob)).Email, (string?)host.Stripe.Find(id)!["email"]));
        Assert.Empty((await host.GetAsync("/stripe/conflicts"))["data"].EnumerateArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task S5_A_customer_deleted_in_stripe_is_not_made_again_until_somebody_says_so(bool webhooks)
    {
        await using var host = await SyncHost.StartAsync(webhooks);
        var bob = await host.CustomerAsync("Bob", "bob@x.io");
        await host.IdleAsync();
        var first = (await host.LinksAsync())[0].StripeId;
        host.Stripe.Delete(first);
        await host.IdleAsync(Duration.FromMinutes(10));
        Assert.Equal("remote_deleted", (await host.InStripeAsync(bob))["state"].GetString());
        (await host.PatchAsync($"/customers/{bob}", new { name = "Rob" })).Expect(200);
        await host.IdleAsync(Duration.FromMinutes(10));
        Assert.Empty(host.Stripe.Customers);
        (await host.PostAsync($"/customers/{bob}/stripe/create")).Expect(200);
        await host.IdleAsync(Minute);
        var again = Assert.Single(host.Stripe.Customers);
        Assert.NotEqual(first, (string?)again["id"]);
        Assert.Equal((string?)again["id"], (await host.InStripeAsync(bob))["stripe_id"].GetString());
        Assert.Equal("linked", (await host.InStripeAsync(bob))["state"].GetString());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task S6_An_email_that_two_have_links_nobody_and_makes_no_third(bool webhooks, bool postgres)
    {
        await using var host = await SyncHost.StartAsync(webhooks, postgres);
        host.Stripe.Create("Sam", "sam@x.io");
        host.Stripe.Create("Samuel", "sam@x.io");
        var sam = await host.CustomerAsync("Sam", "Sam@x.io");
        await host.IdleAsync(Minute);
        Assert.Empty(await host.LinksAsync());
        Assert.Equal(2, host.Stripe.Customers.Count);
        Assert.Empty(host.Stripe.Writes);
        var question = Assert.Single((await host.GetAsync("/stripe/suggestions"))["data"].EnumerateArray());
        Assert.Equal((1, 2), (question.GetProperty("console").GetArrayLength(), question.GetProperty("stripe").GetArrayLength()));
        Assert.Equal("undecided", (await host.InStripeAsync(sam))["state"].GetString());
        (await host.PostAsync($"/customers/{sam}/stripe/link", new { stripe_id = "cus_0002" })).Expect(200);
        await host.IdleAsync(Minute);
        Assert.Equal(("linked", "cus_0002"), ((await host.InStripeAsync(sam))["state"].GetString(), (await host.InStripeAsync(sam))["stripe_id"].GetString()));
        Assert.Empty((await host.GetAsync("/stripe/suggestions"))["data"].EnumerateArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task S14_Two_hundred_at_once_under_five_a_second_are_all_linked_once(bool webhooks)
    {
        await using var host = await SyncHost.StartAsync(webhooks);
        host.Stripe.PerSecond = 5;
        for (var i = 0; i < 200; i++) await host.CustomerAsync($"Customer {i}", $"c{i}@x.io");
        var (start, asked) = (host.Clock.Now, host.Stripe.Requests.Count);
        await Get(host, 200);
        Assert.Equal(200, host.Stripe.Customers.Count);
        Assert.Equal(200, (await host.LinksAsync()).Count(l => l.State == LinkState.Linked));
        Assert.InRange(host.Clock.Now - start, Duration.Zero, Duration.FromSeconds(200));
        Assert.DoesNotContain(await host.OutboundAsync(), o => o.Status == OutboundStatus.Dead || o.Requests > 4);
        var retries = host.Stripe.Requests.Skip(asked).Where(r => r.Method == "POST" || r.Form.Contains("email=", StringComparison.Ordinal)).GroupBy(r => (r.Key, r.Form));
        foreach (var same in retries.Select(g => g.ToList()))
            Assert.All(same.Zip(same.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= Duration.FromSeconds(0.5), $"Again after {pair.Second.At - pair.First.At}"));
    }

    /// <summary>Until so many are linked; the echoes that follow are not of it.</summary>
    private static async Task Get(SyncHost host, int wanted)
    {
        while (await host.DataAsync(db => Task.FromResult(db.Set<StripeLink>().Count())) < wanted)
            if (await host.Get<SyncWorker>().RunUntilIdleAsync(default) is { } next) host.Clock.AdvanceTo(next);
            else break;
    }
}
