using BillingConsole.Catalog;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using Bunit;

namespace BillingConsole.Tests.Catalog;

public sealed class CatalogPageTests(CatalogPageTests.Host host) : IClassFixture<CatalogPageTests.Host>
{
    public sealed class Host : ConsoleHost
    {
        private bool filled;

        public Host()
        {
            Settings["Clock:Mode"] = "Test";
            Settings["Clock:Start"] = "2026-01-15T00:00:00Z";
        }

        public async Task FillAsync()
        {
            if (filled) return;
            filled = true;
            (await PostAsync("/meters", """{"code":"memory","name":"Memory","event_type":"memory","aggregation":"max","value_property":"gb","bucket":"hour"}""")).Expect(201);
            (await PostAsync("/features", """{"code":"sso","name":"Single sign-on","kind":"boolean"}""")).Expect(201);
            (await PostAsync("/plans", """
                {"code":"scale","name":"Scale","currency":"USD","interval":"month","entitlements":[{"feature":"sso"}],"prices":[
                 {"code":"base","name":"Base fee","kind":"recurring","model":"flat","amount":"499"},
                 {"code":"mem","name":"Memory","kind":"usage","model":"volume","meter":"memory","tiers":[{"up_to":"10","unit_amount":"50"},{"unit_amount":"40"}]}]}
                """)).Expect(201);
            (await PatchAsync("/plans/scale", """{"prices":[{"code":"base","name":"Base fee","kind":"recurring","model":"flat","amount":"549","starts_on":"2026-04-01"}]}""")).Expect(200);
            (await PostAsync("/add-ons", """{"code":"setup","name":"Set-up","currency":"USD","cadence":"one_time","prices":[{"code":"setup-fee","kind":"one_time","model":"flat","amount":"5000"}]}""")).Expect(201);
        }
    }

    [Fact]
    public async Task The_list_says_what_each_plan_sells_and_offers_a_new_one_to_those_who_may()
    {
        await host.FillAsync();
        await using var admin = new PageContext(host);
        var page = admin.At<PlanListPage>("/plans");
        page.WaitForAssertion(() => Assert.Contains("499.00 USD + from 40.00 USD each, volume", page.Markup));
        Assert.Contains("href=\"/plans/new\"", page.Markup);
        await using var support = new PageContext(host, Role.Support);
        var seen = support.At<PlanListPage>("/plans");
        seen.WaitForAssertion(() => Assert.Contains("Scale", seen.Markup));
        Assert.DoesNotContain("/plans/new", seen.Markup);
    }

    [Fact]
    public async Task A_plan_shows_its_curve_its_planned_version_and_what_it_grants()
    {
        await host.FillAsync();
        await using var context = new PageContext(host, Role.Support);
        var page = context.At<PlanPage>("/plans/scale", ("Id", "scale"));
        page.WaitForAssertion(() => Assert.Contains("Versions of its prices", page.Markup));
        Assert.Contains("From 1 Apr 2026", page.Markup);
        Assert.Contains("50.00 USD each up to 10, then 40.00 each (all at the tier reached)", page.Markup);
        Assert.Contains("10 cost 500.00 USD", page.Find("svg[role=img]").GetAttribute("aria-label"));
        Assert.DoesNotContain("New version", page.Markup);
    }

    [Fact]
    public async Task A_new_plan_shows_every_refusal_beside_its_field()
    {
        await host.FillAsync();
        await using var context = new PageContext(host);
        var page = context.At<NewPlanPage>("/plans/new");
        page.Find("#f-name").Change("Grow (EU)");
        Assert.Equal("grow-eu", page.Find("#f-code").GetAttribute("value"));
        page.Find("#f-prices-0--model").Change("graduated");
        await context.TypeAsync(page, "#f-prices-0--tiers-0--unit-amount", "-1");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Must not be below 0.", page.Find("#f-prices-0--tiers-0--unit-amount-errors").TextContent));
        Assert.Contains("Give a code", page.Find("#f-prices-0--code-errors").TextContent);
        Assert.NotEmpty(page.FindAll("#f-prices-0--tiers-0--up-to-errors"));
        Assert.Contains("Give a unit_amount", page.Find("#f-prices-0--tiers-1--unit-amount-errors").TextContent);
    }

    [Fact]
    public async Task Add_ons_features_and_meters_have_their_pages()
    {
        await host.FillAsync();
        await using var context = new PageContext(host);
        var addOns = context.At<AddOnListPage>("/add-ons");
        addOns.WaitForAssertion(() => Assert.Contains("5,000.00 USD", addOns.Markup));
        var addOn = context.At<AddOnPage>("/add-ons/setup", ("Id", "setup"));
        addOn.WaitForAssertion(() => Assert.Contains("once", addOn.Markup));
        var features = context.At<FeatureListPage>("/features");
        features.WaitForAssertion(() => Assert.Contains("Single sign-on", features.Markup));
        var feature = context.At<FeaturePage>("/features/sso", ("Id", "sso"));
        feature.WaitForAssertion(() => Assert.Contains("Save name", feature.Markup));
        var meters = context.At<MeterListPage>("/meters");
        meters.WaitForAssertion(() => Assert.Contains("Repeated peak: the highest gb of each hour", meters.Markup));
        var meter = context.At<MeterPage>("/meters/memory", ("Id", "memory"));
        meter.WaitForAssertion(() => Assert.Contains("per hour", meter.Markup));
    }
}
