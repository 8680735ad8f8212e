using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stories;

/// <summary>
/// What becomes of a running deal: <c>cancel acme now</c>, <c>pause acme</c>, <c>resume acme</c>, <c>upgrade acme pro now</c>,
/// <c>pieces acme seat 8</c>, <c>add acme seats 3</c>, <c>remove acme seats period_end</c>, <c>negotiate acme base amount 60</c>,
/// <c>list acme base</c>, <c>give acme COUPON</c>, <c>take acme COUPON</c>. Each is previewed first and must then do the same.
/// </summary>
internal sealed partial class StoryPlayer
{
    private async Task ChangeAsync(string verb, Words words)
    {
        var deal = $"/subscriptions/{deals[words.Next()]}";
        switch (verb)
        {
            case "pause" or "resume": await PostAsync($"{deal}/{verb}", new { }); break;
            case "cancel": await TwiceAsync($"{deal}/cancel", new { when = words.Next(), prorate = !words.Take("unprorated") }); break;
            case "upgrade": await TwiceAsync($"{deal}/change-plan", new { plan = words.Next(), when = words.Next() }); break;
            case "pieces": await TwiceAsync($"{deal}/quantities", new { quantities = new Dictionary<string, string> { [words.Next()] = words.Next() } }); break;
            case "add": await TwiceAsync($"{deal}/add-ons", StoryDeals.AddOn(words)); break;
            case "negotiate": await TwiceAsync($"{deal}/overrides", StoryDeals.Override(words)); break;
            case "give": await TwiceAsync($"{deal}/coupons", new { coupon = words.Next() }); break;
            case "remove": (await host.DeleteAsync($"{deal}/add-ons/{words.Next()}?when={words.Next()}")).Expect(200); break;
            case "list": (await host.DeleteAsync($"{deal}/overrides/{words.Next()}")).Expect(200); break;
            default: (await host.DeleteAsync($"{deal}/coupons/{words.Next()}")).Expect(200); break;
        }
    }

    /// <summary>What a change gives back and bills at once is what its preview said.</summary>
    private async Task TwiceAsync(string path, object body)
    {
        var (invoices, notes) = (await TotalsAsync("invoices"), await TotalsAsync("credit-notes"));
        var said = await PostAsync($"{path}/preview", body);
        await PostAsync(path, body);
        var made = await TotalsAsync("invoices");
        if (made.Count > invoices.Count) Assert.Equal(said["invoices.0.total"].GetString(), made[0]);
        Assert.Equal(said["credit_notes"].EnumerateArray().Select(n => n.GetProperty("total").GetString()!).Order(), (await TotalsAsync("credit-notes")).SkipLast(notes.Count).Order());
    }

    /// <summary>The latest first.</summary>
    private async Task<List<string>> TotalsAsync(string what) =>
        [.. (await host.GetAsync($"/{what}?limit=200")).Expect(200)["data"].EnumerateArray().Select(one => one.GetProperty("total").GetString()!)];

    /// <summary><c>company review hold</c>, <c>company tax_rounding per_line</c>.</summary>
    private async Task CompanyAsync(Words words) =>
        (await host.PatchAsync("/company", new Dictionary<string, string> { [words.Next()] = words.Next() })).Expect(200);

    /// <summary>A new rate from a day on: <c>rate VAT 20% from 2026-03-01</c>.</summary>
    private async Task RateAsync(Words words)
    {
        var (code, rate) = (words.Next(), words.Next().TrimEnd('%'));
        (await host.PatchAsync($"/taxes/{code}", new { rate, starts_on = words.Take("from") ? words.Next() : null })).Expect(200);
    }

    /// <summary>A flat price anew: <c>reprice pro base 120.00 from 2026-02-01 for all</c>.</summary>
    private async Task RepriceAsync(Words words)
    {
        var (plan, code, amount) = (words.Next(), words.Next(), words.Next());
        words.Take("from");
        var price = new { code, name = code, kind = "recurring", model = "flat", amount, starts_on = words.Next() };
        (await host.PatchAsync($"/plans/{plan}", new { prices = new[] { price }, apply_to = words.Take("for") ? words.Next() : "new" })).Expect(200);
    }
}
