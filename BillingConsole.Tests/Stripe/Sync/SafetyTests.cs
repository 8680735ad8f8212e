using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.Sync;
using BillingConsole.Stripe.Wire;
using BillingConsole.StripeSimulator.Faults;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Tests.Stripe.Sync;

/// <summary>Lost answers, stopped consoles, bad keys, circles and other consoles: never two customers, never a lost change.</summary>
public sealed class SafetyTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    [Fact]
    public async Task An_answer_that_is_lost_makes_no_second_customer_and_the_bytes_stay_the_same()
    {
        await using var host = await SyncHost.StartAsync();
        await host.Stripe.FailAsync(Lost(2));
        var bob = await host.CustomerAsync("Bob", null);
        await host.Get<SyncWorker>().RunUntilIdleAsync(default);
        (await host.PatchAsync($"/customers/{bob}", new { name = "Rob" })).Expect(200);
        await host.IdleAsync(Minute);
        Assert.Equal("Rob", (string?)Assert.Single(await host.Stripe.CustomersAsync())["name"]);
        var creates = host.Stripe.Requests.Where(r => r is { Method: "POST", Path: "/v1/customers" }).ToList();
        Assert.Single(creates.Select(r => (r.Key, r.Form)).Distinct());
        Assert.Equal("linked", (await host.InStripeAsync(bob))["state"].GetString());
    }

    [Fact]
    public async Task A_lost_answer_older_than_the_key_is_found_by_its_metadata()
    {
        await using var host = await SyncHost.StartAsync(webhooks: false);
        await host.Stripe.FailAsync(Lost(1));
        var bob = await host.CustomerAsync("Bob", null);
        await host.Get<SyncWorker>().RunUntilIdleAsync(default);
        Assert.Single(await host.Stripe.CustomersAsync());
        host.Clock.Advance(Duration.FromHours(30));
        while (await host.Get<SyncWorker>().RunUntilIdleAsync(default) is { } next) host.Clock.AdvanceTo(next);
        Assert.Single(await host.Stripe.CustomersAsync());
        Assert.Equal("linked", (await host.InStripeAsync(bob))["state"].GetString());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_console_that_dies_around_a_request_makes_one_customer_and_keeps_it(bool sent, bool postgres)
    {
        await using var host = await SyncHost.StartAsync(webhooks: false, postgres);
        var bob = await host.CustomerAsync("Bob", null);
        var connection = await host.ScopeAsync();
        var scope = new SyncScope(connection.Account!, false, connection.Instance);
        // Taken, and perhaps done at Stripe; whoever took it never comes back to say so.
        var work = (await host.RunAsync(new TakeOutbound(scope, true))).Value;
        if (sent) Assert.Equal(AnswerKind.Done, (await host.Get<StripeWire>().SendAsync(work, default)).Kind);
        Assert.Empty(await host.LinksAsync());
        await host.Get<SyncWorker>().RunUntilIdleAsync(default);
        Assert.Equal(sent ? 1 : 0, (await host.Stripe.CustomersAsync()).Count);
        host.Clock.Advance(Duration.FromMinutes(3));
        await host.Get<SyncWorker>().RunUntilIdleAsync(default);
        Assert.Single(await host.Stripe.CustomersAsync());
        Assert.Equal("linked", (await host.InStripeAsync(bob))["state"].GetString());
    }

    [Fact]
    public async Task A_customer_that_stripe_refuses_is_said_so_and_made_when_it_is_repaired()
    {
        await using var host = await SyncHost.StartAsync();
        var bob = await host.CustomerAsync("Bob", null, new string('1', 30));
        await host.IdleAsync(Minute);
        var failed = await host.InStripeAsync(bob);
        Assert.Equal("failed", failed["state"].GetString());
        Assert.Contains("20 characters", failed["note"].GetString(), StringComparison.Ordinal);
        (await host.PatchAsync($"/customers/{bob}", new { phone = "1" })).Expect(200);
        await host.IdleAsync(Minute);
        Assert.Equal("linked", (await host.InStripeAsync(bob))["state"].GetString());
    }

    [Fact]
    public async Task Test_and_live_data_share_no_link()
    {
        await using var host = await SyncHost.StartAsync();
        var bob = await host.CustomerAsync("Bob", "bob@x.io");
        await host.IdleAsync();
        var test = (await host.LinksAsync())[0];
        await host.DataAsync(async db =>
        {
            var row = await db.Set<StripeConnection>().SingleAsync();
            row.Mode = StripeMode.Live;
            return await db.SaveChangesAsync();
        });
        Assert.Equal("not_linked", (await host.InStripeAsync(bob))["state"].GetString());
        (await host.PostAsync($"/customers/{bob}/stripe/unlink")).Expect(409);
        Assert.Equal(LinkState.Linked, (await host.LinksAsync()).Single(l => l.Id == test.Id).State);
    }

    [Fact]
    public async Task The_event_of_a_creation_may_come_before_its_answer()
    {
        await using var host = await SyncHost.StartAsync();
        await host.Stripe.FailAsync(Lost(1));
        var bob = await host.CustomerAsync("Bob", "bob@x.io");
        await host.Get<SyncWorker>().RunUntilIdleAsync(default);
        (await host.PatchAsync($"/customers/{bob}", new { email = "rob@x.io" })).Expect(200);
        await host.IdleAsync();
        Assert.Equal("rob@x.io", (string?)Assert.Single(await host.Stripe.CustomersAsync())["email"]);
        Assert.Empty((await host.GetAsync("/stripe/conflicts"))["data"].EnumerateArray());
        Assert.Single(await host.LinksAsync());
    }

    [Fact]
    public async Task While_stripe_is_down_for_two_hours_invoices_are_final_pages_ask_it_nothing_and_the_queue_drains_by_itself()
    {
        await using var host = await SyncHost.StartAsync();
        await host.Stripe.FailAsync(new() { Outage = true });
        var first = await host.CustomerAsync("Customer 0", "c0@x.io");
        for (var i = 1; i < 5; i++) await host.CustomerAsync($"Customer {i}", $"c{i}@x.io");
        await host.IdleAsync(Duration.FromHours(2));
        Assert.Empty(await host.Stripe.CustomersAsync());
        var asked = host.Stripe.Requests.Count;
        var invoice = await host.InvoiceAsync(first, "250.00");
        Assert.Equal("open", (await host.InvoiceOfAsync(invoice))["status"].GetString());
        (await host.PostAsync($"/invoices/{invoice}/payment-links", new { })).Expect(201);
        foreach (var page in (string[])[$"/invoices/{invoice}", $"/customers/{first}", $"/customers/{first}/stripe", "/stripe/status", "/customers", "/invoices"]) (await host.GetAsync(page)).Expect(200);
        Assert.Equal(asked, host.Stripe.Requests.Count);
        await Assert.ThrowsAsync<StripeException>(() => host.Get<EventPoller>().PollAsync(default));
        await host.Stripe.RecoverAsync();
        // As the job does every five minutes.
        await host.Get<EventPoller>().PollAsync(default);
        await host.IdleAsync(Minute);
        Assert.Equal(5, (await host.Stripe.CustomersAsync()).Count);
        Assert.Equal(5, (await host.LinksAsync()).Count);
    }

    [Fact]
    public async Task Something_that_answers_every_write_is_stopped_after_five()
    {
        await using var host = await SyncHost.StartAsync();
        var bob = await host.CustomerAsync("Bob", "bob@x.io");
        await host.IdleAsync();
        var id = (await host.LinksAsync())[0].StripeId;
        var before = host.Stripe.Writes.Count();
        for (var i = 0; i < 12; i++)
        {
            // A robot there takes the claim away as often as the console sets it.
            await host.Stripe.EditAsync(id, ("metadata[console_customer_id]", ""), ("metadata[console_instance]", ""));
            await host.IdleAsync(Duration.FromSeconds(1));
        }
        Assert.Equal(before + OutboundQueue.MostWrites, host.Stripe.Writes.Count());
        var parked = await host.InStripeAsync(bob);
        Assert.Equal("parked", parked["state"].GetString());
        Assert.Contains("more than 5 times", parked["note"].GetString(), StringComparison.Ordinal);
        (await host.PostAsync($"/customers/{bob}/stripe/resume")).Expect(200);
        await host.IdleAsync(Minute);
        Assert.Equal("linked", (await host.InStripeAsync(bob))["state"].GetString());
        Assert.Equal(bob, (string?)(await host.Stripe.FindAsync(id))["metadata"]!["console_customer_id"]);
    }

    [Fact]
    public async Task An_old_event_brings_nothing_old_back()
    {
        await using var host = await SyncHost.StartAsync();
        var bob = await host.CustomerAsync("Bob", "bob@x.io", "1");
        await host.IdleAsync();
        var id = (await host.LinksAsync())[0].StripeId;
        await host.Stripe.EditAsync(id, ("phone", "2"));
        await host.Stripe.EditAsync(id, ("phone", "3"));
        var late = (await host.Stripe.EventsAsync())[^2].ToJsonString();
        await host.IdleAsync();
        await host.TellAsync(late.Replace("\"evt_", "\"evt_late", StringComparison.Ordinal));
        await host.IdleAsync();
        Assert.Equal("3", (await host.CustomerOfAsync(bob)).Phone);
    }

    [Fact]
    public async Task A_thousand_webhooks_shuffled_with_three_in_ten_twice_are_each_applied_once_and_end_in_what_stripe_says()
    {
        await using var host = await SyncHost.StartAsync();
        var flood = new WebhookFlood(host, 1000, 20, 7);
        foreach (var part in (await flood.PrepareAsync()).Chunk(50)) await Task.WhenAll(part.Select(host.TellAsync));
        await host.Get<InboxWorker>().RunUntilIdleAsync();
        await flood.MustHaveArrivedAsync();
    }

    [Fact]
    public async Task A_customer_of_another_console_is_left_alone()
    {
        await using var host = await SyncHost.StartAsync();
        var id = await host.Stripe.CreateAsync("Eve", "eve@x.io");
        await host.Stripe.EditAsync(id, ("metadata[console_instance]", "other"), ("metadata[console_customer_id]", "cus_other"));
        await host.IdleAsync(Minute);
        Assert.Empty(await host.LinksAsync());
        Assert.Empty(host.Stripe.Writes);
        Assert.Equal("claimed_elsewhere", Books.Text(Assert.Single((await host.GetAsync("/stripe/suggestions"))["data"].EnumerateArray()), "kind"));
    }

    [Fact]
    public async Task An_email_that_one_of_each_has_links_them_and_fills_what_one_lacks()
    {
        await using var host = await SyncHost.StartAsync();
        var id = "";
        await host.Stripe.UnheardAsync(async () => id = await host.Stripe.CreateAsync("Ada L.", "ada@x.io", "GB"));
        var ada = await host.CustomerAsync("Ada", "Ada@x.io", "7");
        await host.IdleAsync(Minute);
        var (here, there) = (await host.CustomerOfAsync(ada), Assert.Single(await host.Stripe.CustomersAsync()));
        Assert.Equal((id, "Ada", "7"), ((string?)there["id"], (string?)there["name"], (string?)there["phone"]));
        Assert.Equal(("Ada", "GB", "7"), (here.Name, here.Address.Country, here.Phone));
        Assert.Equal(["name", "email"], (await host.GetAsync("/stripe/conflicts"))["data"].EnumerateArray().Select(c => Books.Text(c, "field")).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task An_archived_customer_stays_in_stripe_until_it_is_deleted_there_too()
    {
        await using var host = await SyncHost.StartAsync();
        var bob = await host.CustomerAsync("Bob", "bob@x.io");
        await host.IdleAsync();
        var id = (await host.LinksAsync())[0].StripeId;
        (await host.PostAsync($"/customers/{bob}/archive")).Expect(200);
        await host.Stripe.EditAsync(id, ("name", "Robert"));
        await host.IdleAsync(Minute);
        Assert.Equal("Bob", (await host.CustomerOfAsync(bob)).Name);
        Assert.Null((await host.Stripe.FindAsync(id))["deleted"]);
        (await host.PostAsync($"/customers/{bob}/stripe/delete")).Expect(200);
        await host.IdleAsync(Minute);
        Assert.NotNull((await host.Stripe.FindAsync(id))["deleted"]);
        Assert.Equal("remote_deleted", (await host.InStripeAsync(bob))["state"].GetString());
    }

    /// <summary>So many of the next writes are done, and their answers are lost.</summary>
    private static FaultKnobs Lost(int times) => new() { Calls = [new(CallFaultKind.DropAfterCommit, times, "POST")] };
}
