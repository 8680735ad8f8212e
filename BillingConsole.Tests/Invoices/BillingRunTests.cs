using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Invoices;

public sealed class BillingRunTests
{
    [Fact]
    public async Task Deals_of_one_customer_that_fall_due_together_take_its_credit_once()
    {
        await using var host = ConsoleHost.At("2026-01-15T09:00:00Z");
        (await host.PostAsync("/plans", new { code = "p", name = "Plan", currency = "USD", interval = "month", prices = new[] { new { code = "fee", kind = "recurring", model = "flat", amount = "8.00" } } })).Expect(201);
        var (one, other) = (await host.CustomerAsync(), await host.CustomerAsync());
        (await host.PayAsync(await host.InvoiceAsync(one, "1.00"), "11.00")).Expect(201);
        foreach (var customer in new[] { one, other, one })
            (await host.PostAsync("/subscriptions", new { customer, plan = "p", starts_on = "2026-02-01" })).Expect(201);
        await host.AdvanceAsync("2026-02-01T00:30:00Z");
        var made = new List<Reply>();
        foreach (var row in (await host.GetAsync("/invoices?limit=10")).Expect(200)["data"].EnumerateArray()) made.Add(await host.InvoiceOfAsync(Books.Text(row, "id")));
        var billed = made.Where(i => i.Amount("total") == 8m).ToList();
        Assert.Equal([0m, 2m, 8m], billed.Select(i => i.Amount("credits_applied")).Order());
        Assert.Equal([0m, 6m, 8m], billed.Select(i => i.Amount("amount_due")).Order());
        await host.MustBeRightAsync();
    }
}
