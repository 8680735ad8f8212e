using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Catalog;

public sealed class PlanApiTests : IClassFixture<PlanApiTests.Host>
{
    private readonly Host host;

    public PlanApiTests(Host host) => this.host = host;

    public sealed class Host : ConsoleHost
    {
        public Host()
        {
            Settings["Clock:Mode"] = "Test";
            Settings["Clock:Start"] = "2026-01-15T00:00:00Z";
        }
    }

    private static string Fresh(string stem) => $"{stem}-{Guid.NewGuid():N}"[..20];

    private async Task<string> MeterAsync(object? more = null)
    {
        var code = Fresh("meter");
        (await host.PostAsync("/meters", more ?? new { code, name = "Meter", event_type = code, aggregation = "sum", value_property = "value" })).Expect(201);
        return code;
    }

    private static object Flat(string code, string amount, string? startsOn = null) =>
        startsOn is null ? new { code, kind = "recurring", model = "flat", amount } : new { code, kind = "recurring", model = "flat", amount, starts_on = startsOn };

    [Fact]
    public async Task A_plan_comes_back_with_its_prices_and_entitlements_as_they_were_given()
    {
        var meter = await MeterAsync();
        var (plan, feature) = (Fresh("plan"), Fresh("feature"));
        (await host.PostAsync("/features", new { code = feature, name = "Minutes", kind = "metered", meter })).Expect(201);

        var made = (await host.PostAsync("/plans", new
        {
            code = plan, name = "Scale", currency = "USD", interval = "month", trial_days = 14,
            prices = new object[]
            {
                new { code = plan + "-base", name = "Base", kind = "recurring", model = "flat", amount = "499.00" },
                new { code = plan + "-use", kind = "usage", model = "graduated", meter, feature, tiers = new object[] { new { up_to = "1000", unit_amount = "0.012" }, new { up_to = (string?)null, unit_amount = "0.009", flat_amount = "5" } }, minimum_amount = 10 },
            },
            entitlements = new object[] { new { feature, limit = "100", hard_limit = true } },
            metadata = new { segment = "enterprise" },
        })).Expect(201);

        Assert.StartsWith("pln_", made["id"].GetString());
        var read = (await host.GetAsync($"/plans/{plan}")).Expect(200);
        Assert.Equal(made["id"].GetString(), read["id"].GetString());
        Assert.Equal("499", read["prices.0.amount"].GetString());
        Assert.Equal("advance", read["prices.0.timing"].GetString());
        Assert.Equal("arrears", read["prices.1.timing"].GetString());
        Assert.Equal("0.009", read["prices.1.tiers.1.unit_amount"].GetString());
        Assert.Equal("10", read["prices.1.minimum_amount"].GetString());
        Assert.Equal("100", read["entitlements.0.limit"].GetString());
        Assert.True(read["entitlements.0.hard_limit"].GetBoolean());
        Assert.Equal("enterprise", read["metadata.segment"].GetString());
    }

    public static TheoryData<string, string> BadPrices => new()
    {
        { """{"kind":"recurring","model":"flat","amount":"1"}""", "prices[1].code" },
        { """{"code":"CODE","model":"flat","amount":"1"}""", "prices[1].kind" },
        { """{"code":"CODE","kind":"recurring","amount":"1"}""", "prices[1].model" },
        { """{"code":"CODE","kind":"recurring","model":"flat"}""", "prices[1].amount" },
        { """{"code":"CODE","kind":"recurring","model":"flat","amount":"-1"}""", "prices[1].amount" },
        { """{"code":"CODE","kind":"recurring","model":"flat","amount":"1","unit_amount":"2"}""", "prices[1].unit_amount" },
        { """{"code":"CODE","kind":"recurring","model":"per_unit","unit_amount":"0.0000000000001"}""", "prices[1].unit_amount" },
        { """{"code":"CODE","kind":"recurring","model":"package","package_amount":"1"}""", "prices[1].package_size" },
        { """{"code":"CODE","kind":"recurring","model":"package","package_amount":"1","package_size":"0"}""", "prices[1].package_size" },
        { """{"code":"CODE","kind":"recurring","model":"volume"}""", "prices[1].tiers" },
        { """{"code":"CODE","kind":"recurring","model":"volume","tiers":[]}""", "prices[1].tiers" },
        { """{"code":"CODE","kind":"recurring","model":"volume","tiers":[{"up_to":"5","unit_amount":"1"}]}""", "prices[1].tiers[0].up_to" },
        { """{"code":"CODE","kind":"recurring","model":"volume","tiers":[{"up_to":"5","unit_amount":"1"},{"up_to":"5","unit_amount":"1"},{"unit_amount":"1"}]}""", "prices[1].tiers[1].up_to" },
        { """{"code":"CODE","kind":"recurring","model":"graduated","tiers":[{"unit_amount":"1"},{"unit_amount":"1"}]}""", "prices[1].tiers[0].up_to" },
        { """{"code":"CODE","kind":"recurring","model":"graduated","tiers":[{"up_to":null}]}""", "prices[1].tiers[0].unit_amount" },
        { """{"code":"CODE","kind":"recurring","model":"graduated","tiers":[null]}""", "prices[1].tiers[0]" },
        { """{"code":"CODE","kind":"recurring","model":"percentage","rate":"2"}""", "prices[1].model" },
        { """{"code":"CODE","kind":"recurring","model":"flat","amount":"1","meter":"METER"}""", "prices[1].meter" },
        { """{"code":"CODE","kind":"recurring","model":"flat","amount":"1","feature":"nothing-of-that-name"}""", "prices[1].feature" },
        { """{"code":"CODE","kind":"recurring","model":"flat","amount":"1","quantity":"0"}""", "prices[1].quantity" },
        { """{"code":"CODE","kind":"recurring","model":"flat","amount":"1","minimum_amount":"9","maximum_amount":"8"}""", "prices[1].maximum_amount" },
        { """{"code":"CODE","kind":"recurring","model":"flat","amount":"1","starts_on":"2027-01-01"}""", "prices[1].starts_on" },
        { """{"code":"CODE","kind":"recurring","model":"flat","amount":"1","included":"1"}""", "prices[1].included" },
        { """{"code":"CODE","kind":"usage","model":"per_unit","unit_amount":"1"}""", "prices[1].meter" },
        { """{"code":"CODE","kind":"usage","model":"per_unit","unit_amount":"1","meter":"nothing-of-that-name"}""", "prices[1].meter" },
        { """{"code":"CODE","kind":"usage","model":"per_unit","unit_amount":"1","meter":"METER","timing":"advance"}""", "prices[1].timing" },
        { """{"code":"CODE","kind":"usage","model":"per_unit","unit_amount":"1","meter":"METER","bucket_pricing":"each"}""", "prices[1].bucket_pricing" },
        { """{"code":"CODE","kind":"one_time","model":"flat","amount":"1","timing":"arrears"}""", "prices[1].timing" },
        { """{"code":"CODE","kind":"sometimes","model":"flat","amount":"1"}""", "prices[1].kind" },
        { """{"code":"CODE","kind":"recurring","model":"flat","amount":"1e3"}""", "prices[1].amount" },
        { """{"code":"CODE","kind":"recurring","model":"flat","amount":"1","colour":"red"}""", "prices[1].colour" },
        { "null", "prices[1]" },
    };

    [Theory]
    [MemberData(nameof(BadPrices))]
    public async Task A_price_that_cannot_be_sold_is_refused_at_its_own_field(string price, string field)
    {
        var (plan, meter) = (Fresh("plan"), price.Contains("METER", StringComparison.Ordinal) ? await MeterAsync() : "");
        var second = price.Replace("CODE", plan + "-b", StringComparison.Ordinal).Replace("METER", meter, StringComparison.Ordinal);
        var refused = (await host.PostAsync("/plans", $$"""
            {"code":"{{plan}}","name":"Plan","currency":"USD","interval":"month","prices":[{"code":"{{plan}}-a","kind":"recurring","model":"flat","amount":"1"},{{second}}]}
            """)).Expect(422);
        Assert.Equal([field], refused["errors"].EnumerateObject().Select(e => e.Name));
        (await host.GetAsync($"/plans/{plan}")).Expect(404);
    }

    [Fact]
    public async Task Every_mistake_of_a_plan_is_named_at_once()
    {
        var refused = (await host.PostAsync("/plans", """
            {"code":"no spaces","currency":"usd","interval_count":0,"trial_days":-1,
             "prices":[{"code":"x","kind":"usage","model":"graduated","tiers":[{"up_to":"10","unit_amount":"-1"},{"up_to":"5","unit_amount":"1"}]},
                       {"code":"x","kind":"recurring","model":"per_unit"}],
             "entitlements":[{"feature":"none-such"},{}]}
            """)).Expect(422);
        Assert.Equal(
            ["code", "name", "currency", "interval", "interval_count", "trial_days", "entitlements[0].feature", "entitlements[1].feature",
                "prices[0].meter", "prices[0].tiers[0].unit_amount", "prices[0].tiers[1].up_to", "prices[1].code", "prices[1].unit_amount"],
            refused["errors"].EnumerateObject().Select(e => e.Name).OrderBy(Order).ThenBy(n => n, StringComparer.Ordinal));

        static int Order(string field) => field.StartsWith("prices", StringComparison.Ordinal) ? 99
            : field.StartsWith("entitlements", StringComparison.Ordinal) ? 98
            : Array.IndexOf(["code", "name", "currency", "interval", "interval_count", "trial_days"], field);
    }

    [Fact]
    public async Task Price_codes_are_unique_across_the_catalog()
    {
        var (plan, price) = (Fresh("plan"), Fresh("price"));
        (await host.PostAsync("/plans", new { code = plan, name = "Plan", currency = "USD", interval = "month", prices = new[] { Flat(price, "1") } })).Expect(201);
        var refused = (await host.PostAsync("/add-ons", new { code = plan, name = "Add-on", currency = "USD", interval = "month", prices = new[] { Flat(price, "1") } })).Expect(409);
        Assert.Equal("already_exists", refused.Code);
        Assert.True(refused["errors"].TryGetProperty("prices[0].code", out _));
        Assert.Equal(409, (await host.PostAsync("/plans", new { code = plan, name = "Plan", currency = "USD", interval = "month" })).Status);
    }

    [Fact]
    public async Task A_price_is_superseded_from_its_day_and_never_edited()
    {
        var (plan, price) = (Fresh("plan"), Fresh("price"));
        (await host.PostAsync("/plans", new { code = plan, name = "Plan", currency = "USD", interval = "month", prices = new[] { Flat(price, "100") } })).Expect(201);
        var changed = (await host.PatchAsync($"/plans/{plan}", new { prices = new[] { Flat(price, "120", "2026-03-01") }, apply_to = "all" })).Expect(200);

        Assert.Equal("100", changed["prices.0.amount"].GetString());
        Assert.Equal("120", changed["upcoming_prices.0.amount"].GetString());
        Assert.Equal("2026-03-01", changed["upcoming_prices.0.starts_on"].GetString());
        Assert.Equal(2, changed["upcoming_prices.0.number"].GetInt32());
        var early = (await host.PatchAsync($"/plans/{plan}", new { prices = new[] { Flat(price, "110", "2026-02-01") } })).Expect(422);
        Assert.True(early["errors"].TryGetProperty("prices[0].starts_on", out _));
        var other = (await host.PatchAsync($"/plans/{plan}", new { prices = new[] { new { code = price, kind = "one_time", model = "flat", amount = "1", starts_on = "2026-04-01" } } })).Expect(422);
        Assert.True(other["errors"].TryGetProperty("prices[0].kind", out _));
        Assert.Equal(422, (await host.PatchAsync($"/plans/{plan}", new { apply_to = "all" })).Status);
    }

    [Fact]
    public async Task The_version_in_an_answer_is_the_one_that_the_next_change_must_name()
    {
        var plan = Fresh("plan");
        (await host.PostAsync("/plans", new { code = plan, name = "Plan", currency = "USD", interval = "month" })).Expect(201);
        var first = await host.GetAsync($"/plans/{plan}");
        var second = await ChangeAsync(plan, first.Headers.ETag!.Tag);
        var third = await ChangeAsync(plan, second.Headers.ETag!.Tag);

        Assert.Equal(200, third.Status);
        Assert.Equal(412, (await ChangeAsync(plan, first.Headers.ETag!.Tag)).Status);
    }

    [Fact]
    public async Task A_copy_of_a_plan_sells_the_same_under_codes_of_its_own()
    {
        var (plan, price) = (Fresh("plan"), Fresh("price"));
        (await host.PostAsync("/plans", new { code = plan, name = "Plan", currency = "USD", interval = "month", prices = new[] { Flat(price, "100") } })).Expect(201);
        var copy = (await host.PostAsync($"/plans/{plan}/duplicate")).Expect(201);
        Assert.Equal($"{plan}-copy", copy["code"].GetString());
        Assert.Equal($"{price}-copy", copy["prices.0.code"].GetString());
        Assert.Equal("100", copy["prices.0.amount"].GetString());
        Assert.Equal($"{plan}-copy-2", (await host.PostAsync($"/plans/{plan}/duplicate")).Expect(201)["code"].GetString());
    }

    [Fact]
    public async Task An_archived_plan_leaves_the_list_and_keeps_its_prices()
    {
        var plan = Fresh("plan");
        (await host.PostAsync("/plans", new { code = plan, name = "Plan", currency = "USD", interval = "month" })).Expect(201);
        (await host.PostAsync($"/plans/{plan}/archive")).Expect(200);
        Assert.DoesNotContain(plan, (await host.GetAsync($"/plans?search={plan}")).Text);
        Assert.Contains(plan, (await host.GetAsync($"/plans?search={plan.ToUpperInvariant()}&archived=true")).Text);
        Assert.Equal(422, (await host.PatchAsync($"/plans/{plan}", new { prices = new[] { Flat(plan + "-x", "1") } })).Status);
    }

    [Fact]
    public async Task Support_reads_the_catalog_and_may_not_change_it()
    {
        var support = await host.AsAsync("support");
        Assert.Equal(200, (await support.AskAsync(HttpMethod.Get, "/plans")).Status);
        foreach (var path in new[] { "/plans", "/add-ons", "/features", "/coupons", "/taxes" })
            Assert.Equal(403, (await support.AskAsync(HttpMethod.Post, path, new { })).Status);
        Assert.Equal(403, (await (await host.AsAsync("sales_ops")).AskAsync(HttpMethod.Post, "/taxes", new { })).Status);
    }

    private async Task<Reply> ChangeAsync(string plan, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/plans/{plan}") { Content = System.Net.Http.Json.JsonContent.Create(new { name = Fresh("name") }) };
        request.Headers.Add("If-Match", tag);
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)answer.StatusCode, default, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers);
    }
}
