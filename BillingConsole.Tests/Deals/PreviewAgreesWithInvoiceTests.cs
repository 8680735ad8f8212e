using System.Text.Json;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Deals;

public sealed class PreviewAgreesWithInvoiceTests
{
    private const int Seed = 20260415;

    [Fact]
    public async Task Of_random_deals_every_previewed_invoice_is_the_final_one_to_the_cent()
    {
        await using var host = ConsoleHost.At(RandomDeals.Now);
        await RandomDeals.FillAsync(host);
        var (deals, previews, compared) = (new RandomDeals(Seed), new List<(string Name, string Body, JsonElement Preview)>(), 0);
        for (var i = 0; i < Counts.Of(500, 5000); i++)
        {
            var (customer, body) = deals.Next($"deal-{i}");
            (await host.PostAsync("/customers", customer)).Expect(201);
            previews.Add(($"deal-{i}", body, (await host.PostAsync("/subscriptions/preview", body)).Expect(200).Json));
            (await host.PostAsync("/subscriptions", body)).Expect(201);
        }
        var run = await host.BillAsync();
        Assert.Equal(("completed", 0), (run["status"].GetString(), run["parked"].GetArrayLength()));
        foreach (var (name, body, preview) in previews) compared += await CompareAsync(host, name, body, preview);
        Assert.True(compared >= previews.Count, $"Only {compared} invoices of {previews.Count} deals were there to compare.");
    }

    private static async Task<int> CompareAsync(ConsoleHost host, string name, string body, JsonElement preview)
    {
        var promised = preview.GetProperty("invoices").EnumerateArray().ToDictionary(i => i.GetProperty("billing_date").GetString()!);
        var compared = 0;
        foreach (var row in (await host.GetAsync($"/invoices?customer={name}")).Expect(200)["data"].EnumerateArray())
        {
            var final = (await host.GetAsync($"/invoices/{row.GetProperty("id").GetString()}")).Expect(200).Json;
            if (!promised.TryGetValue(final.GetProperty("billing_date").GetString()!, out var shown)) continue;
            var (expected, actual) = (InvoiceFigure.Of(shown), InvoiceFigure.Of(final));
            Assert.True(expected == actual, $"Seed {Seed}, {name}\n{body}\npreview {expected}\nfinal   {actual}");
            compared++;
        }
        var first = promised.Values.FirstOrDefault();
        Assert.True(compared > 0 || promised.Count == 0 || first.GetProperty("total").GetString()!.All(c => c is '0' or '.') || IsAhead(first), $"Seed {Seed}, {name}: the first previewed invoice was never made.\n{body}");
        return compared;
    }

    private static bool IsAhead(JsonElement invoice) => string.CompareOrdinal(invoice.GetProperty("billing_date").GetString(), "2026-04-15") >= 0;
}
