using BillingConsole.Platform.Data;
using BillingConsole.Taxes;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Taxes;

public sealed class TaxApiTests(TaxApiTests.Host host) : IClassFixture<TaxApiTests.Host>
{
    public sealed class Host : ConsoleHost
    {
        public Host()
        {
            Settings["Clock:Mode"] = "Test";
            Settings["Clock:Start"] = "2026-03-15T00:00:00Z";
        }
    }

    [Theory]
    [InlineData("""{"name":"T","kind":"percentage","rate":"18"}""", "code")]
    [InlineData("""{"code":"T1","kind":"percentage","rate":"18"}""", "name")]
    [InlineData("""{"code":"T1","name":"T"}""", "kind")]
    [InlineData("""{"code":"T1","name":"T","kind":"percentage"}""", "rate")]
    [InlineData("""{"code":"T1","name":"T","kind":"percentage","rate":"-1"}""", "rate")]
    [InlineData("""{"code":"T1","name":"T","kind":"percentage","rate":"1000.1"}""", "rate")]
    [InlineData("""{"code":"T1","name":"T","kind":"percentage","rate":"1.1234567"}""", "rate")]
    [InlineData("""{"code":"T1","name":"T","kind":"percentage","rate":"18","amount":"1"}""", "amount")]
    [InlineData("""{"code":"T1","name":"T","kind":"fixed","currency":"USD"}""", "amount")]
    [InlineData("""{"code":"T1","name":"T","kind":"fixed","amount":"1"}""", "currency")]
    [InlineData("""{"code":"T1","name":"T","kind":"fixed","amount":"1.001","currency":"USD"}""", "amount")]
    [InlineData("""{"code":"T1","name":"T","kind":"fixed","amount":"1","currency":"USD","inclusive":true}""", "inclusive")]
    [InlineData("""{"code":"T1","name":"T","kind":"percentage","rate":"18","country":"IND"}""", "country")]
    [InlineData("""{"code":"T1","name":"T","kind":"percentage","rate":"18","region":"NY"}""", "region")]
    [InlineData("""{"code":"T1","name":"T","kind":"percentage","rate":"18","starts_on":"2026-02-01","ends_on":"2026-01-31"}""", "ends_on")]
    public async Task A_tax_is_refused_at_its_field(string body, string field)
    {
        var refused = (await host.PostAsync("/taxes", body)).Expect(422);
        Assert.Contains(field, refused["errors"].EnumerateObject().Select(e => e.Name));
        (await host.GetAsync("/taxes/T1")).Expect(404);
    }

    [Fact]
    public async Task A_new_rate_with_a_day_is_a_version_and_the_one_before_ends_the_day_before()
    {
        (await host.PostAsync("/taxes", new { code = "VAT", name = "VAT", kind = "percentage", rate = "19", country = "de" })).Expect(201);
        var changed = (await host.PatchAsync("/taxes/VAT", new { rate = "21", starts_on = "2026-07-01" })).Expect(200);
        Assert.Equal("19", changed["rate"].GetString());
        Assert.Equal("DE", changed["country"].GetString());
        Assert.Equal("21", changed["versions.0.rate"].GetString());
        Assert.Equal("2026-06-30", changed["versions.1.ends_on"].GetString());
        var early = (await host.PatchAsync("/taxes/VAT", new { rate = "22", starts_on = "2026-06-01" })).Expect(422);
        Assert.True(early["errors"].TryGetProperty("starts_on", out _));
        Assert.Equal(1, (await host.GetAsync("/taxes?search=vat")).Expect(200)["data"].GetArrayLength());
    }

    [Fact]
    public async Task A_rate_may_be_corrected_until_an_invoice_has_charged_it()
    {
        (await host.PostAsync("/taxes", new { code = "GST", name = "GST", kind = "percentage", rate = "17", @default = true })).Expect(201);
        Assert.Equal("18", (await host.PatchAsync("/taxes/GST", new { rate = "18" })).Expect(200)["rate"].GetString());

        await using (var scope = host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
            await db.MarkTaxesUsedAsync(["GST"], new LocalDate(2026, 3, 15), Instant.FromUtc(2026, 3, 15, 0, 0), TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var refused = (await host.PatchAsync("/taxes/GST", new { rate = "19" })).Expect(422);
        Assert.True(refused["errors"].TryGetProperty("starts_on", out _));
        Assert.Equal("18", (await host.GetAsync("/taxes/GST"))["rate"].GetString());
        Assert.Equal("Goods and services tax", (await host.PatchAsync("/taxes/GST", new { name = "Goods and services tax", @default = false })).Expect(200)["name"].GetString());
        (await host.PatchAsync("/taxes/GST", new { rate = "19", starts_on = "2026-04-01" })).Expect(200);
    }

    [Fact]
    public async Task A_fixed_tax_keeps_its_currency_and_changes_its_amount()
    {
        (await host.PostAsync("/taxes", new { code = "LEVY", name = "Levy", kind = "fixed", amount = "2.50", currency = "USD" })).Expect(201);
        Assert.Equal("3", (await host.PatchAsync("/taxes/LEVY", new { amount = "3" })).Expect(200)["amount"].GetString());
        var refused = (await host.PatchAsync("/taxes/LEVY", new { rate = "3", amount = "0.001" })).Expect(422);
        Assert.Equal(["amount", "rate"], refused["errors"].EnumerateObject().Select(e => e.Name).Order());
        (await host.PostAsync("/taxes/LEVY/archive")).Expect(200);
        (await host.PatchAsync("/taxes/LEVY", new { amount = "4" })).Expect(422);
    }
}
