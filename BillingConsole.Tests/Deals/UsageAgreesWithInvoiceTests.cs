using System.Text.Json;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Deals;

/// <summary>Random deals with usage, billed week by week: half of their customers have their invoices reviewed as drafts first.</summary>
public sealed class UsageAgreesWithInvoiceTests
{
    private const int Seed = 20260416;
    private static readonly string[] BillingDays = ["2026-03-08", "2026-03-17", "2026-03-29", "2026-04-06", "2026-04-15"];

    [Fact]
    public async Task Of_random_deals_with_usage_preview_draft_and_final_invoice_agree_to_the_cent()
    {
        await using var host = ConsoleHost.At(RandomDeals.Now);
        await RandomDeals.FillAsync(host);
        var deals = await AssignAsync(host, Counts.Of(500, 3000));
        var (drafts, finals, withUsage) = (0, 0, 0);
        foreach (var day in BillingDays)
        {
            var promised = new Dictionary<(string, string), string>();
            foreach (var (name, deal) in deals)
                if ((await host.GetAsync($"/subscriptions/{deal}/upcoming")).Expect(200)["invoice"] is { ValueKind: JsonValueKind.Object } invoice)
                    promised.Add((name, invoice.GetProperty("billing_date").GetString()!), InvoiceFigure.Of(invoice));
            await RunAsync(host, day);
            foreach (var ((name, date), preview) in promised)
            {
                if (await FindAsync(host, name, date) is not { } made) continue;
                Assert.True(preview == InvoiceFigure.Of(made), $"Seed {Seed}, {name}, {date}\npreview {preview}\n{made.GetProperty("status")} {InvoiceFigure.Of(made)}");
                if (made.GetProperty("lines").EnumerateArray().Any(l => l.GetProperty("meter").ValueKind == JsonValueKind.String)) withUsage++;
                if (made.GetProperty("status").GetString() != "draft") { finals++; continue; }
                drafts++;
            }
            await FinaliseAsync(host);
            foreach (var ((name, date), preview) in promised)
                if (await FindAsync(host, name, date) is { } final)
                    Assert.True(preview == InvoiceFigure.Of(final) && final.GetProperty("status").GetString() != "draft", $"Seed {Seed}, {name}, {date}\npreview {preview}\n{final.GetProperty("status")} {InvoiceFigure.Of(final)}");
        }
        Assert.True(drafts > deals.Count / 2 && finals > deals.Count / 2 && withUsage > deals.Count / 3, $"Only {drafts} drafts, {finals} finals and {withUsage} invoices with usage were there to compare.");
        await Books.MustBeRightAsync(host);
    }

    private static async Task<List<(string Name, string Id)>> AssignAsync(ConsoleHost host, int count)
    {
        var (random, deals) = (new RandomDeals(Seed), new List<(string, string)>());
        for (var i = 0; i < count; i++)
        {
            var (customer, body) = random.Next($"deal-{i}");
            var review = i % 2 == 0 ? "hold" : "automatic";
            (await host.PostAsync("/customers", $"{customer[..^1]},\"review\":\"{review}\"}}")).Expect(201);
            deals.Add(($"deal-{i}", (await host.PostAsync("/subscriptions", body)).Expect(201)["id"].GetString()!));
            var sent = (await host.PostAsync("/events", $"[{string.Join(',', random.Usage($"deal-{i}"))}]")).Expect(200);
            Assert.Equal(20, sent["accepted"].GetInt32());
        }
        return deals;
    }

    private static async Task RunAsync(ConsoleHost host, string day)
    {
        var run = (await host.PostAsync("/billing-runs", new { as_of = day })).Expect(202)["id"].GetString()!;
        await host.Services.GetRequiredService<BillingRunner>().CarryAsync(Id<BillingRun>.Parse(run, null), TestContext.Current.CancellationToken);
        var done = (await host.GetAsync($"/billing-runs/{run}")).Expect(200);
        Assert.True(done["status"].GetString() == "completed" && done["parked"].GetArrayLength() == 0, done.Text);
    }

    private static async Task FinaliseAsync(ConsoleHost host)
    {
        while ((await host.GetAsync("/invoices?status=draft&limit=200")).Expect(200)["data"] is var drafts && drafts.GetArrayLength() > 0)
            foreach (var draft in drafts.EnumerateArray())
                (await host.PostAsync($"/invoices/{draft.GetProperty("id").GetString()}/finalize")).Expect(200);
    }

    private static async Task<JsonElement?> FindAsync(ConsoleHost host, string customer, string date)
    {
        foreach (var row in (await host.GetAsync($"/invoices?customer={customer}&limit=200")).Expect(200)["data"].EnumerateArray())
        {
            var invoice = (await host.GetAsync($"/invoices/{row.GetProperty("id").GetString()}")).Expect(200).Json;
            if (invoice.GetProperty("billing_date").GetString() == date) return invoice;
        }
        return null;
    }
}
