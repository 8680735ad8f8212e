using BillingConsole.StripeSimulator;
using BillingConsole.StripeSimulator.Delivery;
using BillingConsole.StripeSimulator.Faults;

namespace BillingConsole.Tests.StripeSimulator;

public sealed class WireTests(SimulatorWorld world) : IClassFixture<SimulatorWorld>
{
    [Fact]
    public void A_signature_is_the_one_that_the_official_clients_make() => Assert.Equal(
        "t=1700000000,v1=d0311467b4614d3d4c9533a7518321b6f87e6c3e725a6dabeee9a54d9b8ec1d5", Signature.Of("""{"id":"evt_vec"}""", 1700000000, "whsec_vector"));

    [Fact]
    public async Task A_customer_is_written_changed_and_deleted_as_stripe_does()
    {
        var made = (await world.PostAsync("customers", "email=b%2Bc%40x.io&description=a%20b+c&address[line1]=1%20Main&preferred_locales%5B0%5D=en&metadata[k]=v&metadata[gone]=x")).Expect(200);
        var id = made["id"].GetString()!;
        Assert.StartsWith("cus_", id, StringComparison.Ordinal);
        var changed = (await world.PostAsync($"customers/{id}", "name=Ada&metadata[gone]=&address[city]=Paris")).Expect(200);
        Assert.Equal(("v", "1 Main", "Paris"), (changed["metadata.k"].GetString(), changed["address.line1"].GetString(), changed["address.city"].GetString()));
        Assert.False(changed["metadata"].TryGetProperty("gone", out _));
        var told = (await world.GetAsync("events?type=customer.updated&limit=1")).Expect(200)["data"][0];
        var previous = told.GetProperty("data").GetProperty("previous_attributes");
        Assert.Equal(["address", "metadata", "name"], previous.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal("x", previous.GetProperty("metadata").GetProperty("gone").GetString());
        (await world.AskAsync(HttpMethod.Delete, $"customers/{id}", null)).Expect(200);
        Assert.True((await world.GetAsync($"customers/{id}")).Expect(200)["deleted"].GetBoolean());
        Assert.Equal($"No such customer: '{id}'", (await world.PostAsync($"customers/{id}", "name=x")).Expect(404)["error.message"].GetString());
    }

    [Theory]
    [InlineData("foo=1", 400, "parameter_unknown", "Received unknown parameter: foo")]
    [InlineData("email=nobody", 400, "email_invalid", "Invalid email address: nobody")]
    [InlineData("balance=x", 400, "parameter_invalid_integer", "Invalid integer: x")]
    public async Task What_is_wrong_is_said_in_stripes_words(string form, int status, string code, string message)
    {
        var said = (await world.PostAsync("customers", form)).Expect(status);
        Assert.Equal((code, message, "invalid_request_error"), (said["error.code"].GetString(), said["error.message"].GetString(), said["error.type"].GetString()));
    }

    [Fact]
    public async Task A_key_answers_the_same_again_and_takes_no_other_request()
    {
        var key = Guid.NewGuid().ToString();
        var first = (await world.PostAsync("customers", "name=Once", key)).Expect(200);
        var second = (await world.PostAsync("customers", "name=Once", key)).Expect(200);
        Assert.Equal(first["id"].GetString(), second["id"].GetString());
        Assert.Equal(("true", first.Headers["Request-Id"]), (second.Headers["Idempotent-Replayed"], second.Headers["Original-Request"]));
        Assert.Equal("idempotency_error", (await world.PostAsync("customers", "name=Twice", key)).Expect(400)["error.type"].GetString());
    }

    [Fact]
    public async Task A_list_is_walked_by_cursors_both_ways()
    {
        var email = $"{Guid.NewGuid()}@x.io";
        for (var i = 0; i < 5; i++) (await world.PostAsync("customers", $"email={email}&name=n{i}")).Expect(200);
        var page = (await world.GetAsync($"customers?email={email}&limit=2")).Expect(200);
        var next = (await world.GetAsync($"customers?email={email}&limit=3&starting_after={page["data"][1].GetProperty("id").GetString()}")).Expect(200);
        Assert.Equal(["n4", "n3", "n2", "n1", "n0"], page["data"].EnumerateArray().Concat(next["data"].EnumerateArray()).Select(c => c.GetProperty("name").GetString()));
        Assert.Equal((true, false), (page["has_more"].GetBoolean(), next["has_more"].GetBoolean()));
        var back = (await world.GetAsync($"customers?email={email}&limit=1&ending_before={next["data"][1].GetProperty("id").GetString()}")).Expect(200);
        Assert.Equal("n2", back["data"][0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_bad_key_is_401_and_a_restricted_one_403()
    {
        (await world.GetAsync("customers", "sk_test_nobody")).Expect(401);
        (await world.AskAsync(HttpMethod.Post, "customers", "name=x", apiKey: SimulatorKeys.ReadOnly)).Expect(403);
        Assert.NotEqual((await world.GetAsync("account"))["id"].GetString(), (await world.GetAsync("account", SimulatorKeys.OtherAccount))["id"].GetString());
    }

    [Fact]
    public async Task A_dropped_answer_was_done_and_a_500_is_kept()
    {
        await world.Simulator.SetFaultsAsync(new() { Calls = [new(CallFaultKind.ServerError, Path: "/v1/customers"), new(CallFaultKind.RateLimited, Path: "/v1/customers", Reason: "endpoint-rate")] });
        var key = Guid.NewGuid().ToString();
        (await world.PostAsync("customers", "name=Broken", key)).Expect(500);
        Assert.Equal("endpoint-rate", (await world.PostAsync("customers", "name=x")).Expect(429).Headers["Stripe-Rate-Limited-Reason"]);
        (await world.PostAsync("customers", "name=Broken", key)).Expect(500);
        await world.Simulator.SetFaultsAsync(new() { Calls = [new(CallFaultKind.DropAfterCommit, Path: "/v1/customers")] });
        using var client = new HttpClient(world.Simulator.CreateHandler()) { BaseAddress = SimulatorLoopback.Address, DefaultRequestHeaders = { Authorization = new("Bearer", SimulatorKeys.Default) } };
        using var form = new FormUrlEncodedContent([new("email", $"{key}@x.io")]);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("/v1/customers", form));
        Assert.Single((await world.GetAsync($"customers?email={key}@x.io"))["data"].EnumerateArray());
    }
}
