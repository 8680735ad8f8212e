using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Deals;

public sealed class ChangeOnHoldTests() : ChangeOnHoldSuite(ConsoleHost.At(DealWorld.Start));

public sealed class ChangeOnHoldOnPostgresTests() : ChangeOnHoldSuite(ConsoleHost.OnPostgres(DealWorld.Start));

/// <summary>Changes of a deal of 100 a month whose invoices finance reviews before they are final.</summary>
public abstract class ChangeOnHoldSuite(ConsoleHost host) : DealSuite(host)
{
    private static readonly string[] Ten = ["TEN"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (await Host.PatchAsync("/company", new { review = "hold" })).Expect(200);
        (await Host.PostAsync("/coupons", new { code = "TEN", name = "Ten", kind = "fixed", amount_off = "10.00", currency = "USD", duration = "repeating", duration_in_periods = 2 })).Expect(201);
    }

    [Fact]
    public async Task The_invoice_of_a_change_waits_as_a_draft_and_bills_the_same_when_it_is_final()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        (await Host.PostAsync($"/invoices/{Of((await InvoicesAsync())[0], "id")}/finalize")).Expect(200);
        var preview = (await ChangedAsync(deal, "/add-ons/preview", new { add_on = "seats", quantity = "3" })).Expect(200);
        (await ChangedAsync(deal, "/add-ons", new { add_on = "seats", quantity = "3" })).Expect(200);
        var draft = (await InvoicesAsync())[1];
        Assert.Equal(("draft", "change", "15.48"), (Of(draft, "status"), Of(draft, "kind"), Of(draft, "total")));
        Assert.Equal("15.48", preview["invoices.0.total"].GetString());
        var final = (await Host.PostAsync($"/invoices/{Of(draft, "id")}/finalize")).Expect(200);
        Assert.Equal(("open", "15.48"), (final["status"].GetString(), final["total"].GetString()));
    }

    [Fact]
    public async Task What_a_draft_bills_is_taken_off_it_and_not_credited()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale" });
        (await ChangedAsync(deal, "/cancel", new { when = "now" })).Expect(200);
        // 15 of 31 days of the draft of January; nothing is final, so there is no credit note.
        Assert.Equal("48.39", Of((await InvoicesAsync())[0], "total"));
        Assert.Equal(0, (await Host.GetAsync("/credit-notes")).Expect(200)["data"].GetArrayLength());
    }

    [Fact]
    public async Task A_fixed_coupon_is_given_once_per_period_over_drafts_too()
    {
        var deal = await BilledDealAsync(new { customer = "acme", plan = "scale", coupons = Ten });
        (await ChangedAsync(deal, "/add-ons", new { add_on = "seats", quantity = "3" })).Expect(200);
        var invoices = await InvoicesAsync();
        Assert.Equal("90.00 15.48", await TotalsAsync());
        Assert.Contains("given already", Of(invoices[1].GetProperty("discounts")[0], "reason"), StringComparison.Ordinal);
        foreach (var invoice in invoices) (await Host.PostAsync($"/invoices/{Of(invoice, "id")}/finalize")).Expect(200);
        Assert.Equal("90.00 15.48", await TotalsAsync());
        Assert.Equal(1, (await Host.GetAsync($"/subscriptions/{deal}"))["coupons.0.periods_left"].GetInt32());
    }
}
