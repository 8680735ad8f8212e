using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Deals;

/// <summary>A small catalog, one customer in Kolkata, and the calls that deals are made of; the clock stands on 1 January 2026.</summary>
internal static class DealWorld
{
    public const string Start = "2026-01-01T00:00:00Z";

    public static async Task FillAsync(ConsoleHost host)
    {
        (await host.PostAsync("/meters", new { code = "minutes", name = "Minutes", event_type = "call", aggregation = "sum", value_property = "n" })).Expect(201);
        (await host.PostAsync("/features", new { code = "calls", name = "Calls", kind = "metered", meter = "minutes" })).Expect(201);
        (await host.PostAsync("/features", new { code = "sso", name = "Single sign-on", kind = "boolean" })).Expect(201);
        (await host.PostAsync("/plans", """
            {"code":"scale","name":"Scale","currency":"USD","interval":"month",
             "prices":[{"code":"base","name":"Base","kind":"recurring","model":"flat","amount":"100"},
                       {"code":"minute","name":"Minutes","kind":"usage","model":"per_unit","unit_amount":"1.00","meter":"minutes","feature":"calls"}],
             "entitlements":[{"feature":"calls","limit":"100"},{"feature":"sso","enabled":true}]}
            """)).Expect(201);
        (await host.PostAsync("/add-ons", """
            {"code":"seats","name":"Seats","currency":"USD","interval":"month","prices":[{"code":"seat","name":"Seat","kind":"recurring","model":"flat","amount":"10"}],
             "entitlements":[{"feature":"calls","limit":"30"}]}
            """)).Expect(201);
        (await host.PostAsync("/coupons", new { code = "WELCOME", name = "Welcome", kind = "percentage", percent_off = "20", duration = "repeating", duration_in_periods = 2 })).Expect(201);
        (await host.PostAsync("/taxes", new { code = "GST", name = "GST", kind = "percentage", rate = "18" })).Expect(201);
        (await host.PostAsync("/customers", new { external_id = "acme", name = "Acme", currency = "USD", time_zone = "Asia/Kolkata" })).Expect(201);
    }

    public static async Task<string> AssignAsync(this ConsoleHost host, object? body = null) =>
        (await host.PostAsync("/subscriptions", body ?? new { customer = "acme", plan = "scale" })).Expect(201)["id"].GetString()!;

    /// <summary>Runs billing to its end, as the worker does.</summary>
    public static async Task<Reply> BillAsync(this ConsoleHost host)
    {
        var run = (await host.PostAsync("/billing-runs", "{}")).Expect(202)["id"].GetString()!;
        await host.Services.GetRequiredService<BillingRunner>().CarryAsync(Id<BillingRun>.Parse(run, null), TestContext.Current.CancellationToken);
        return (await host.GetAsync($"/billing-runs/{run}")).Expect(200);
    }
}
