using System.Text.Json;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Deals;

/// <summary>Tests of what deals bill, in the small world of <see cref="DealWorld"/>; the books must be right after each.</summary>
public abstract class DealSuite(ConsoleHost host) : IAsyncLifetime
{
    private protected ConsoleHost Host { get; } = host;

    public virtual async ValueTask InitializeAsync() => await DealWorld.FillAsync(Host);

    public async ValueTask DisposeAsync()
    {
        await Host.MustBeRightAsync();
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Assigned and billed on 1 January, then the clock moved on.</summary>
    private protected async Task<string> BilledDealAsync(object body, string on = "2026-01-16T12:00:00Z")
    {
        var deal = await Host.AssignAsync(body);
        await Host.BillAsync();
        await Host.AdvanceAsync(on);
        return deal;
    }

    /// <summary>Every invoice in full, the oldest first.</summary>
    private protected async Task<List<JsonElement>> InvoicesAsync()
    {
        var all = new List<JsonElement>();
        foreach (var row in (await Host.GetAsync("/invoices?limit=200")).Expect(200)["data"].EnumerateArray().Reverse())
            all.Add((await Host.GetAsync($"/invoices/{row.GetProperty("id").GetString()}")).Expect(200).Json);
        return all;
    }

    private protected async Task<string> TotalsAsync() => string.Join(' ', (await InvoicesAsync()).Select(i => Of(i, "total")));

    private protected static string Of(JsonElement invoice, string name) => invoice.GetProperty(name).GetString()!;

    /// <summary>Minutes used by acme; the clock moves to that noon when it stands before it.</summary>
    private protected async Task UseAsync(string id, string on, string minutes)
    {
        if (string.CompareOrdinal((await Host.GetAsync("/test-clock")).Expect(200)["now"].GetString(), $"{on}T12:00:00Z") < 0) await Host.AdvanceAsync($"{on}T12:00:00Z");
        (await Host.PostAsync("/events", new { id, source = "t", type = "call", subject = "acme", time = $"{on}T08:00:00Z", data = new { n = minutes } })).Expect(200);
    }

    private protected Task<Reply> ChangedAsync(string deal, string path, object body) => Host.PostAsync($"/subscriptions/{deal}{path}", body);
}
