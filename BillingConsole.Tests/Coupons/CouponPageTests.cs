using BillingConsole.Coupons;
using BillingConsole.Tests.Support;
using Bunit;

namespace BillingConsole.Tests.Coupons;

public sealed class CouponPageTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task The_sentence_follows_the_typing()
    {
        await using var context = new PageContext(host);
        var dialog = context.At<NewCouponDialog>("/coupons");
        Assert.Contains("… % off the whole invoice for one billing period.", dialog.Find(".sentence").TextContent);
        await context.TypeAsync(dialog, "#f-percent-off", "20");
        dialog.Find("#f-duration").Change("recurring");
        await context.TypeAsync(dialog, "#f-duration-in-periods", "2");
        Assert.Contains("20 % off the whole invoice for the first 2 billing periods.", dialog.Find(".sentence").TextContent);
        dialog.Find("#f-kind").Change("fixed");
        Assert.Contains("20.00 USD off the whole invoice", dialog.Find(".sentence").TextContent);
    }

    [Fact]
    public async Task Refusals_stand_beside_their_fields_all_at_once()
    {
        await using var context = new PageContext(host);
        var dialog = context.At<NewCouponDialog>("/coupons");
        await context.TypeAsync(dialog, "#f-percent-off", "120");
        await context.TypeAsync(dialog, "#f-max-redemptions", "0");
        await context.TypeAsync(dialog, "#f-applies-to-plans", "none-such");
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.Contains("at most 100", dialog.Find("#f-percent-off-errors").TextContent));
        Assert.Contains("Give at least 1", dialog.Find("#f-max-redemptions-errors").TextContent);
        Assert.Contains("There is no plan 'none-such'", dialog.Find("#f-applies-to-plans-errors").TextContent);
        Assert.NotEmpty(dialog.FindAll("#f-name-errors"));
    }

    [Fact]
    public async Task A_coupon_shows_what_it_does_and_who_holds_it()
    {
        (await host.PostAsync("/plans", """{"code":"held","name":"Held","currency":"USD","interval":"month"}""")).Expect(201);
        (await host.PostAsync("/coupons", """{"code":"HELD","name":"Held","kind":"percentage","percent_off":"20","duration":"once"}""")).Expect(201);
        (await host.PostAsync("/customers", """{"external_id":"holder","name":"Holder & Co","currency":"USD"}""")).Expect(201);
        (await host.PostAsync("/subscriptions", """{"customer":"holder","plan":"held","coupons":["HELD"]}""")).Expect(201);

        await using var context = new PageContext(host);
        var page = context.At<CouponPage>("/coupons/HELD", ("Id", "HELD"));
        page.WaitForAssertion(() => Assert.Contains("Holder &amp; Co", page.Markup));
        Assert.Contains("20 % off the whole invoice for one billing period.", page.Markup);
        var list = context.At<CouponListPage>("/coupons");
        list.WaitForAssertion(() => Assert.Contains("HELD", list.Markup));
    }
}
