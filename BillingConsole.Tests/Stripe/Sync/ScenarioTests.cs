using BillingConsole.Platform.Outbox;
using BillingConsole.Stripe.PayLinks;
using BillingConsole.Stripe.Sync;
using BillingConsole.StripeSimulator;
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
        var ada = await host.Stripe.CreateAsync("Ada", "ada@x.io", "us");
        await host.IdleAsync(Duration.FromSeconds(5));
        var link = Assert.Single(await host.LinksAsync());
        var here = await host.CustomerOfAsync(link.CustomerId.ToString());
        Assert.Equal(("Ada", "ada@x.io", "US", ada, LinkState.Linked), (here.Name, here.Email, here.Address.Country, link.StripeId, link.State));
        Assert.Equal(link.CustomerId.ToString(), (string?)(await host.Stripe.FindAsync(ada))["metadata"]!["console_customer_id"]);
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
        var there = Assert.Single(await host.Stripe.CustomersAsync());
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
        await host.Stripe.EditAsync(id, ("phone", "2"), ("metadata[crm]", "7"));
        (await host.PatchAsync($"/customers/{bob}", new { name = "Rob" })).Expect(200);
        await host.IdleAsync(Minute);
        var (here, there) = (await host.CustomerOfAsync(bob), await host.Stripe.FindAsync(id));
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
        await host.Stripe.EditAsync(id, ("email", "a@x.io"));
        host.Clock.Advance(Duration.FromSeconds(60));
        (await host.PatchAsync($"/customers/{bob}", new { email = "b@x.io" })).Expect(200);
        await host.IdleAsync(Minute);
        Assert.Equal(("b@x.io", "b@x.io"), ((await host.CustomerOfAsync(bob)).Email, (string?)(await host.Stripe.FindAsync(id))["email"]));
        var conflict = Assert.Single((await host.GetAsync("/stripe/conflicts"))["data"].EnumerateArray());
        Assert.Equal(("email", "b@x.io", "a@x.io", "console"), (Books.Text(conflict, "field"), Books.Text(conflict, "console"), Books.Text(conflict, "stripe"), Books.Text(conflict, "winner")));
        (await host.PostAsync($"/stripe/conflicts/{Books.Text(conflict, "id")}/resolve", new { })).Expect(422);
        (await host.PostAsync($"/stripe/conflicts/{Books.Text(conflict, "id")}/resolve", new { take = "stripe" })).Expect(200);
        (await host.PostAsync($"/stripe/conflicts/{Books.Text(conflict, "id")}/resolve", new { take = "console" })).Expect(409);
        await host.IdleAsync(Minute);
        Assert.Equal(("a@x.io", "a@x.io"), ((await host.CustomerOfAsync(bob)).Email, (string?)(await host.Stripe.FindAsync(id))["email"]));
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
        var invoice = await host.InvoiceAsync(bob, "250.00");
        var link = (await host.PostAsync($"/invoices/{invoice}/payment-links", new { })).Expect(201);
        var session = (await host.FollowAsync(link)).Expect(303).Headers.Location!.Segments[^1];
        await host.Stripe.DeleteAsync(first);
        await host.IdleAsync(Duration.FromMinutes(10));
        await host.Get<OutboxDelivery>().DrainAsync(SessionCourier.KindName, default);
        Assert.Equal("remote_deleted", (await host.InStripeAsync(bob))["state"].GetString());
        Assert.Equal(("canceled", "expired"), ((await host.GetAsync($"/payment-links/{link["id"].GetString()}"))["status"].GetString(), (string?)(await host.Stripe.FindAsync(session))["status"]));
        Assert.Equal(("open", "250.00"), ((await host.InvoiceOfAsync(invoice))["status"].GetString(), (await host.InvoiceOfAsync(invoice))["amount_due"].GetString()));
        Assert.Equal("deleted_in_stripe", (await host.PostAsync($"/invoices/{invoice}/payment-links", new { })).Expect(409).Code);
        (await host.PatchAsync($"/customers/{bob}", new { name = "Rob" })).Expect(200);
        await host.IdleAsync(Duration.FromMinutes(10));
        Assert.Empty(await host.Stripe.CustomersAsync());
        (await host.PostAsync($"/customers/{bob}/stripe/create")).Expect(200);
        await host.IdleAsync(Minute);
        var again = Assert.Single(await host.Stripe.CustomersAsync());
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
        await host.Stripe.CreateAsync("Sam", "sam@x.io");
        var second = await host.Stripe.CreateAsync("Samuel", "sam@x.io");
        var sam = await host.CustomerAsync("Sam", "Sam@x.io");
        await host.IdleAsync(Minute);
        Assert.Empty(await host.LinksAsync());
        Assert.Equal(2, (await host.Stripe.CustomersAsync()).Count);
        Assert.Empty(host.Stripe.Writes);
        var question = Assert.Single((await host.GetAsync("/stripe/suggestions"))["data"].EnumerateArray());
        Assert.Equal((1, 2), (question.GetProperty("console").GetArrayLength(), question.GetProperty("stripe").GetArrayLength()));
        Assert.Equal("undecided", (await host.InStripeAsync(sam))["state"].GetString());
        (await host.PostAsync($"/customers/{sam}/stripe/link", new { stripe_id = second })).Expect(200);
        await host.IdleAsync(Minute);
        Assert.Equal(("linked", second), ((await host.InStripeAsync(sam))["state"].GetString(), (await host.InStripeAsync(sam))["stripe_id"].GetString()));
        Assert.Empty((await host.GetAsync("/stripe/suggestions"))["data"].EnumerateArray());
    }

    [Fact]
    public async Task S11_What_is_forged_or_stale_is_refused_and_leaves_no_row()
    {
        await using var host = await SyncHost.StartAsync();
        var (now, body) = (host.Clock.Now.ToUnixTimeSeconds(), """{"id":"evt_forged","object":"event","api_version":"2026-10-28.endive","created":1,"livemode":false,"type":"invoice.paid","data":{"object":{"id":"in_1"}}}""");
        Assert.Equal(400, await host.PostWebhookAsync(body.Replace("evt_forged", "evt_forgee", StringComparison.Ordinal), SyncHost.Header(now, body)));
        Assert.Equal(400, await host.PostWebhookAsync(body, SyncHost.Header(now, body, "whsec_wrong")));
        Assert.Equal(400, await host.PostWebhookAsync(body, SyncHost.Header(now - 301, body)));
        Assert.Equal(400, await host.PostWebhookAsync(body, null));
        Assert.Equal(400, await host.PostWebhookAsync(body, SyncHost.Header(now, body).Replace("v1=", "v0=", StringComparison.Ordinal)));
        Assert.Equal(400, await host.PostWebhookAsync(body, SyncHost.Header(now + 3600, body)));
        Assert.Equal(6, (await host.GetAsync("/stripe/status"))["webhooks_refused"].GetInt64());
        Assert.Empty((await host.GetAsync("/stripe/events?about=evt_forged")).Expect(200)["data"].EnumerateArray());
        Assert.Equal(200, await host.PostWebhookAsync(body, SyncHost.Header(now - 299, body)));
        var rolled = SyncHost.Header(now, body, "whsec_old") + SyncHost.Header(now, body)[SyncHost.Header(now, body).IndexOf(',', StringComparison.Ordinal)..];
        Assert.Equal(200, await host.PostWebhookAsync(body, rolled));
        Assert.Single((await host.GetAsync("/stripe/events?about=evt_forged"))["data"].EnumerateArray());
    }

    [Fact]
    public async Task S14_Two_hundred_at_once_under_five_a_second_are_all_linked_once()
    {
        await using var host = await SyncHost.StartAsync();
        await host.Stripe.FailAsync(new() { RequestsPerSecond = 5 });
        for (var i = 0; i < 200; i++) await host.CustomerAsync($"Customer {i}", $"c{i}@x.io");
        var (start, asked) = (host.Clock.Now, host.Stripe.Requests.Count);
        await Get(host, 200);
        Assert.Equal(200, (await host.Stripe.CustomersAsync()).Count);
        Assert.Equal(200, (await host.LinksAsync()).Count(l => l.State == LinkState.Linked));
        Assert.InRange(host.Clock.Now - start, Duration.Zero, Duration.FromSeconds(200));
        Assert.DoesNotContain(await host.OutboundAsync(), o => o.Status == OutboundStatus.Dead || o.Requests > 4);
        var retries = host.Stripe.Requests.Skip(asked).Where(r => r.Method == "POST" || r.Form.Contains("email=", StringComparison.Ordinal)).GroupBy(r => (r.Key, r.Form));
        foreach (var same in retries.Select(g => g.ToList()))
            Assert.All(same.Zip(same.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= Duration.FromSeconds(0.5), $"Again after {pair.Second.At - pair.First.At}"));
    }

    [Fact]
    public async Task S15_A_revoked_key_pauses_after_one_failure_and_only_a_key_of_the_same_account_drains_the_queue()
    {
        await using var host = await SyncHost.StartAsync();
        (await host.PutAsync("/stripe/connection", new { api_key = SimulatorKeys.Default, webhook_secrets = new[] { SyncHost.Secret } })).Expect(200);
        await host.Stripe.FailAsync(new() { RevokedKeys = [SimulatorKeys.Default] });
        for (var i = 0; i < 3; i++) await host.CustomerAsync($"Customer {i}", $"c{i}@x.io");
        var asked = host.Stripe.Requests.Count;
        await host.IdleAsync(Duration.FromMinutes(3));
        Assert.Equal(asked + 1, host.Stripe.Requests.Count);
        var paused = (await host.GetAsync("/stripe/status")).Expect(200);
        Assert.True(paused["paused"].GetBoolean());
        Assert.StartsWith("req_", paused["request_id"].GetString(), StringComparison.Ordinal);
        Assert.Equal("another_account", (await host.PutAsync("/stripe/connection", new { api_key = SimulatorKeys.OtherAccount })).Expect(422).Code);
        Assert.True((await host.GetAsync("/stripe/status"))["paused"].GetBoolean());
        (await host.PutAsync("/stripe/connection", new { api_key = SimulatorKeys.Rolled })).Expect(200);
        await host.IdleAsync(Minute);
        Assert.Equal(3, (await host.Stripe.CustomersAsync()).Count);
        Assert.Equal(3, (await host.LinksAsync()).Count);
    }

    /// <summary>Until so many are linked; the echoes that follow are not of it.</summary>
    private static async Task Get(SyncHost host, int wanted)
    {
        while (await host.DataAsync(db => Task.FromResult(db.Set<StripeLink>().Count())) < wanted)
            if (await host.Get<SyncWorker>().RunUntilIdleAsync(default) is { } next) host.Clock.AdvanceTo(next);
            else break;
    }
}
