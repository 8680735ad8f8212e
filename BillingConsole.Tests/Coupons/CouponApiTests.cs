using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Coupons;

public sealed class CouponApiTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task A_coupon_says_in_plain_words_what_it_will_do()
    {
        var made = (await host.PostAsync("/coupons", new
        {
            code = "WELCOME", name = "Welcome", kind = "percentage", percent_off = "20", duration = "repeating", duration_in_periods = 2,
        })).Expect(201);
        Assert.StartsWith("cpn_", made["id"].GetString());
        Assert.Equal("20 % off the whole invoice for the first 2 billing periods.", made["sentence"].GetString());
        Assert.Equal(0, made["redemptions"].GetInt32());
        Assert.Equal("WELCOME", (await host.GetAsync("/coupons/WELCOME")).Expect(200)["code"].GetString());
        Assert.Equal(0, (await host.GetAsync("/coupons/WELCOME/redemptions")).Expect(200)["data"].GetArrayLength());
        Assert.Equal(409, (await host.PostAsync("/coupons", new { code = "WELCOME", name = "W", kind = "percentage", percent_off = 1, duration = "once" })).Status);
    }

    [Theory]
    [InlineData("""{"name":"C","kind":"percentage","percent_off":"20","duration":"once"}""", "code")]
    [InlineData("""{"code":"C1","kind":"percentage","percent_off":"20","duration":"once"}""", "name")]
    [InlineData("""{"code":"C1","name":"C","duration":"once"}""", "kind")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"20"}""", "duration")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","duration":"once"}""", "percent_off")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"0","duration":"once"}""", "percent_off")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"100.01","duration":"once"}""", "percent_off")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"20","amount_off":"1","duration":"once"}""", "amount_off")]
    [InlineData("""{"code":"C1","name":"C","kind":"fixed","currency":"USD","duration":"once"}""", "amount_off")]
    [InlineData("""{"code":"C1","name":"C","kind":"fixed","amount_off":"1","duration":"once"}""", "currency")]
    [InlineData("""{"code":"C1","name":"C","kind":"fixed","amount_off":"0.001","currency":"USD","duration":"once"}""", "amount_off")]
    [InlineData("""{"code":"C1","name":"C","kind":"fixed","amount_off":"-5","currency":"USD","duration":"once"}""", "amount_off")]
    [InlineData("""{"code":"C1","name":"C","kind":"fixed","amount_off":"1","currency":"USD","percent_off":"5","duration":"once"}""", "percent_off")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"20","duration":"repeating"}""", "duration_in_periods")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"20","duration":"repeating","duration_in_periods":0}""", "duration_in_periods")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"20","duration":"once","duration_in_periods":2}""", "duration_in_periods")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"20","duration":"once","max_redemptions":0}""", "max_redemptions")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"20","duration":"once","starts_on":"2026-02-01","ends_on":"2026-01-31"}""", "ends_on")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"20","duration":"once","starts_on":"2026-02-30"}""", "starts_on")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"20","duration":"once","applies_to":{"plans":["none-such"]}}""", "applies_to.plans[0]")]
    [InlineData("""{"code":"C1","name":"C","kind":"percentage","percent_off":"20","duration":"once","applies_to":{"prices":[null]}}""", "applies_to.prices[0]")]
    public async Task A_coupon_is_refused_at_its_field(string body, string field)
    {
        var refused = (await host.PostAsync("/coupons", body)).Expect(422);
        Assert.Equal([field], refused["errors"].EnumerateObject().Select(e => e.Name));
        (await host.GetAsync("/coupons/C1")).Expect(404);
    }

    [Fact]
    public async Task Window_and_cap_may_change_and_be_cleared_but_not_what_was_promised()
    {
        (await host.PostAsync("/coupons", new { code = "SPRING", name = "Spring", kind = "fixed", amount_off = "10", currency = "EUR", duration = "forever", ends_on = "2030-01-31", max_redemptions = 5 })).Expect(201);
        var changed = (await host.PatchAsync("/coupons/SPRING", """{"name":"Spring 2","ends_on":null,"max_redemptions":7}""")).Expect(200);
        Assert.Equal("Spring 2", changed["name"].GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, changed["ends_on"].ValueKind);
        Assert.Equal(7, changed["max_redemptions"].GetInt32());
        Assert.StartsWith("10.00 EUR off the whole invoice in every billing period", changed["sentence"].GetString());
        Assert.True((await host.PatchAsync("/coupons/SPRING", """{"percent_off":"50"}""")).Expect(422)["errors"].TryGetProperty("percent_off", out _));
        (await host.PostAsync("/coupons/SPRING/archive")).Expect(200);
        Assert.DoesNotContain("SPRING", (await host.GetAsync("/coupons")).Text);
    }
}
