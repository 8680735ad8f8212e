using System.Text.Json;
using BillingConsole.Tests.Support;
using BillingConsole.Webhooks;
using BillingConsole.Webhooks.Delivering;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Tests.Webhooks;

public sealed class DeliveryOnSqliteTests() : DeliverySuite(WebhookWorld.OnSqlite());

public sealed class DeliveryOnPostgresTests() : DeliverySuite(WebhookWorld.OnPostgres());

public abstract class DeliverySuite : IAsyncLifetime
{
    private readonly WebhookWorld world;
    private Listener listener = null!;

    private protected DeliverySuite(WebhookWorld world) => this.world = world;

    public async ValueTask InitializeAsync() => listener = await Listener.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync();
        await world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_event_arrives_signed_by_the_standard_and_its_log_says_so()
    {
        var hook = await world.HookAsync(listener.Url + "/hooks", "invoice.finalized");
        var invoice = await world.Host.InvoiceAsync(await world.Host.CustomerAsync(), "250.00");
        Assert.Equal(1, await world.DrainAsync());
        var heard = Assert.Single(listener.Calls);
        Assert.Equal(("/hooks", "application/json"), (heard.Path, heard.ContentType));
        Assert.Equal(world.Time.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), heard.Timestamp);
        Assert.Equal(WebhookWorld.Signature(hook.Secret, heard), heard.Signature);
        using var body = JsonDocument.Parse(heard.Body);
        var data = body.RootElement.GetProperty("data");
        Assert.Equal(("invoice.finalized", MoneyHost.Start), (Books.Text(body.RootElement, "type"), Books.Text(body.RootElement, "timestamp")));
        Assert.Equal((invoice, "250.00", "open"), (Books.Text(data, "id"), Books.Text(data, "total"), Books.Text(data, "status")));
        var sent = (await world.DeliveriesAsync(hook))["data.0"];
        Assert.Equal((heard.Id, "delivered", 1), (Books.Text(sent, "event"), Books.Text(sent, "state"), sent.GetProperty("attempts").GetInt32()));
        var detail = (await world.Host.GetAsync($"{hook.Path}/deliveries/{Books.Text(sent, "id")}")).Expect(200);
        Assert.Equal((heard.Body, 200), (detail["body"].GetString(), detail["log.0.status"].GetInt32()));
    }

    [Fact]
    public async Task A_failing_endpoint_is_tried_again_with_the_same_id_and_bytes_and_longer_waits()
    {
        var hook = await world.HookAsync(listener.Url, "invoice.finalized");
        listener.Answer(500);
        await world.Host.InvoiceAsync(await world.Host.CustomerAsync(), "1.00");
        var waits = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(1, await world.DrainAsync());
            Assert.Equal(0, await world.DrainAsync());
            var next = Instant.FromDateTimeOffset((await world.DeliveriesAsync(hook))["data.0.next_attempt"].GetDateTimeOffset());
            waits.Add((next - world.Time.Now).TotalSeconds);
            world.Time.Now = next;
        }
        Assert.Equal([5, 10, 20, 40], waits);
        listener.Answer(204);
        Assert.Equal(1, await world.DrainAsync());
        Assert.Equal(5, listener.Calls.Count);
        Assert.Single(listener.Calls.Select(c => (c.Id, c.Body)).Distinct());
        Assert.Equal(5, listener.Calls.Select(c => c.Timestamp).Distinct().Count());
        Assert.All(listener.Calls, c => Assert.Equal(WebhookWorld.Signature(hook.Secret, c), c.Signature));
        var sent = (await world.DeliveriesAsync(hook))["data.0"];
        Assert.Equal(("delivered", 5), (Books.Text(sent, "state"), sent.GetProperty("attempts").GetInt32()));
        Assert.Equal([204, 500, 500, 500, 500], (await world.Host.GetAsync($"{hook.Path}/deliveries/{Books.Text(sent, "id")}"))["log"].EnumerateArray().Select(a => a.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign_for_a_day_and_then_the_new_one_alone()
    {
        var hook = await world.HookAsync(listener.Url);
        var rotated = (await world.Host.PostAsync(hook.Path + "/rotate-secret")).Expect(200)["secret"].GetString()!;
        Assert.NotEqual(hook.Secret, rotated);
        await TestAsync(hook);
        var both = listener.Calls.Last();
        Assert.Equal([WebhookWorld.Signature(rotated, both), WebhookWorld.Signature(hook.Secret, both)], both.Signature.Split(' '));
        world.Time.Now += Duration.FromHours(24);
        await TestAsync(hook);
        Assert.Equal(WebhookWorld.Signature(rotated, listener.Calls.Last()), listener.Calls.Last().Signature);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_the_body_of_an_answer_is_kept_nowhere()
    {
        var hook = await world.HookAsync(listener.Url);
        listener.Answers = async http =>
        {
            http.Response.StatusCode = 302;
            http.Response.Headers.Location = listener.Url + "/inside";
            await http.Response.WriteAsync("the secret of the inside");
        };
        await TestAsync(hook);
        Assert.Equal("/", Assert.Single(listener.Calls).Path);
        var sent = (await world.DeliveriesAsync(hook))["data.0"];
        Assert.Contains("Redirects are not followed", Books.Text(sent, "outcome"), StringComparison.Ordinal);
        var detail = await world.Host.GetAsync($"{hook.Path}/deliveries/{Books.Text(sent, "id")}");
        Assert.DoesNotContain("the secret of the inside", detail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_endless_answer_only_the_beginning_is_read()
    {
        var hook = await world.HookAsync(listener.Url);
        listener.Answers = async http =>
        {
            var piece = new byte[64 * 1024];
            while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(piece, http.RequestAborted);
        };
        await TestAsync(hook);
        Assert.Equal("delivered", (await world.DeliveriesAsync(hook))["data.0.state"].GetString());
    }

    [Fact]
    public async Task A_silent_endpoint_rests_while_the_others_are_served()
    {
        await using var dead = await Listener.StartAsync();
        var silent = await world.HookAsync(dead.Url, "invoice.finalized");
        var served = await world.HookAsync(listener.Url, "invoice.finalized");
        dead.Answers = http => { http.Abort(); return Task.CompletedTask; };
        var customer = await world.Host.CustomerAsync();
        for (var i = 0; i < 3; i++) await world.Host.InvoiceAsync(customer, "1.00");
        await world.DrainAsync();
        Assert.Single(dead.Calls);
        Assert.Equal(3, listener.Calls.Count);
        Assert.Equal([0, 0, 1], (await world.DeliveriesAsync(silent))["data"].EnumerateArray().Select(d => d.GetProperty("attempts").GetInt32()).Order());
        dead.Answer(200);
        world.Time.Now += Duration.FromMinutes(1);
        await world.DrainAsync();
        Assert.Equal(0, (await world.DeliveriesAsync(silent, "?state=waiting"))["data"].GetArrayLength());
        Assert.Equal(3, (await world.DeliveriesAsync(served, "?state=delivered"))["data"].GetArrayLength());
    }

    [Fact]
    public async Task After_three_days_of_failures_it_is_switched_off_with_notice_and_what_it_missed_can_be_replayed()
    {
        var hook = await world.HookAsync(listener.Url, "invoice.finalized");
        listener.Answer(503);
        await world.Host.InvoiceAsync(await world.Host.CustomerAsync(), "1.00");
        for (var tries = 0; tries < 60 && (await EndpointAsync(hook))["enabled"].GetBoolean(); tries++)
        {
            await world.DrainAsync();
            world.Time.Now += Duration.FromHours(2);
        }
        var off = await EndpointAsync(hook);
        Assert.Equal(("disabled", false), (off["state"].GetString(), off["enabled"].GetBoolean()));
        Assert.Contains("Nothing could be delivered for 3 days", off["disabled_reason"].GetString(), StringComparison.Ordinal);
        await world.Host.InvoiceAsync(await world.Host.CustomerAsync(), "2.00");
        Assert.Single((await world.DeliveriesAsync(hook))["data"].EnumerateArray());
        Assert.Equal("endpoint_disabled", (await world.Host.PostAsync(hook.Path + "/replay-missed")).Expect(409).Code);
        world.Time.Now += Duration.FromDays(1);
        await world.DrainAsync();
        Assert.Equal("given_up", (await world.DeliveriesAsync(hook))["data.0.state"].GetString());

        listener.Answer(200);
        var on = (await world.Host.PatchAsync(hook.Path, new { enabled = true })).Expect(200);
        Assert.Equal(("enabled", JsonValueKind.Null), (on["state"].GetString(), on["disabled_reason"].ValueKind));
        Assert.Equal(1, (await world.Host.PostAsync(hook.Path + "/replay-missed")).Expect(200)["replayed"].GetInt32());
        Assert.Equal(0, (await world.Host.PostAsync(hook.Path + "/replay-missed")).Expect(200)["replayed"].GetInt32());
        await world.DrainAsync();
        Assert.Single(listener.Calls.Select(c => c.Id).Distinct());
        Assert.Equal("delivered", (await world.DeliveriesAsync(hook))["data.0.state"].GetString());
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_switched_off_at_once_and_one_that_was_removed_is_not_called()
    {
        var gone = await world.HookAsync(listener.Url);
        listener.Answer(410);
        await TestAsync(gone);
        Assert.False((await EndpointAsync(gone))["enabled"].GetBoolean());
        Assert.Equal("endpoint_disabled", (await world.Host.PostAsync(gone.Path + "/test")).Expect(409).Code);
        (await world.Host.DeleteAsync(gone.Path)).Expect(204);

        var removed = await world.HookAsync(listener.Url);
        (await world.Host.PostAsync(removed.Path + "/test")).Expect(200);
        (await world.Host.DeleteAsync(removed.Path)).Expect(204);
        (await world.Host.GetAsync(removed.Path)).Expect(404);
        await world.DrainAsync();
        Assert.Single(listener.Calls);
    }

    [Fact]
    public async Task A_replay_is_a_delivery_of_its_own_under_the_id_of_its_event()
    {
        var hook = await world.HookAsync(listener.Url);
        await TestAsync(hook);
        var first = (await world.DeliveriesAsync(hook))["data.0"];
        var again = (await world.Host.PostAsync($"{hook.Path}/deliveries/{Books.Text(first, "id")}/replay")).Expect(200);
        Assert.True(again["replay"].GetBoolean());
        Assert.NotEqual(Books.Text(first, "id"), again["id"].GetString());
        await world.DrainAsync();
        Assert.Equal(2, listener.Calls.Count);
        Assert.Single(listener.Calls.Select(c => (c.Id, c.Body)).Distinct());
        (await world.Host.PostAsync($"{hook.Path}/deliveries/whd_none/replay")).Expect(404);
    }

    [Fact]
    public async Task A_waiting_delivery_goes_out_at_once_when_asked_and_is_not_doubled()
    {
        var hook = await world.HookAsync(listener.Url);
        listener.Answer(500);
        await TestAsync(hook);
        listener.Answer(200);
        var waiting = (await world.DeliveriesAsync(hook))["data.0"];
        Assert.Equal(0, await world.DrainAsync());
        (await world.Host.PostAsync($"{hook.Path}/deliveries/{Books.Text(waiting, "id")}/replay")).Expect(200);
        Assert.Equal(1, await world.DrainAsync());
        Assert.Equal("delivered", Assert.Single((await world.DeliveriesAsync(hook))["data"].EnumerateArray()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_log_is_forgotten_after_thirty_days()
    {
        var hook = await world.HookAsync(listener.Url);
        await TestAsync(hook);
        world.Time.Now += Duration.FromDays(30);
        Assert.Equal(0, (await world.Host.RunAsync(new RemoveOldWebhooks())).Value);
        world.Time.Now += Duration.FromSeconds(1);
        Assert.Equal(1, (await world.Host.RunAsync(new RemoveOldWebhooks())).Value);
        Assert.Equal((0, 0), (await world.Host.DataAsync(db => db.Set<WebhookDelivery>().CountAsync()), await world.Host.DataAsync(db => db.Set<WebhookAttempt>().CountAsync())));
    }

    private Task<Reply> EndpointAsync(Hook hook) => world.Host.GetAsync(hook.Path);

    private async Task TestAsync(Hook hook)
    {
        (await world.Host.PostAsync(hook.Path + "/test")).Expect(200);
        await world.DrainAsync();
    }
}
