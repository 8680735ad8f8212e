using System.Globalization;
using BillingConsole.Invoices;
using BillingConsole.Tests.Stripe.PayLinks;
using BillingConsole.Tests.Support;

namespace BillingConsole.Tests.Stories;

/// <summary>Plays the upper half of a story on the real program, line by line, moving the test clock as the dates say.</summary>
internal sealed partial class StoryPlayer(ConsoleHost host)
{
    private readonly Dictionary<string, string> zones = [];
    private readonly Dictionary<string, string> deals = [];
    private readonly Dictionary<string, string> wallets = [];
    private Dictionary<string, object?>? plan;
    private string shelf = "";
    private List<Dictionary<string, object?>> prices = [];
    private int events;

    public async Task PlayAsync(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(l => l.Trim().Length > 0 && !l.StartsWith('#')))
        {
            var words = new Words(line);
            var (date, time) = (words.Next(), words.PeekIsTime() ? words.Next() : null);
            var verb = words.Next();
            if (verb != "price") await SellPlanAsync();
            await AdvanceAsync(date);
            await DoAsync(verb, words, date, time);
        }
        await SellPlanAsync();
    }

    private async Task AdvanceAsync(string date)
    {
        // Noon in UTC: the day has begun nearly everywhere, so what fell due that day is billed.
        var to = $"{date}T12:00:00Z";
        var now = (await host.GetAsync("/test-clock")).Expect(200)["now"].GetString()!;
        if (string.CompareOrdinal(to, now) > 0) (await host.PostAsync("/test-clock/advance", new { to })).Expect(200);
    }

    private Task DoAsync(string verb, Words words, string date, string? time) => verb switch
    {
        "meter" => MeterAsync(words),
        "plan" => Later(() => BeginPlan("/plans", words)),
        "add-on" => Later(() => BeginPlan("/add-ons", words)),
        "price" => Later(() => prices.Add(StoryPrices.Read(words))),
        "tax" => TaxAsync(words),
        "coupon" => CouponAsync(words),
        "customer" => CustomerAsync(words),
        "feature" => FeatureAsync(words),
        "subscribe" => SubscribeAsync(words, date),
        "usage" => UsageAsync(words, date, time ?? "12:00"),
        "pay" => PayAsync(words),
        "void" => VoidAsync(words),
        "invoice" => InvoiceAsync(words),
        "company" => CompanyAsync(words),
        "rate" => RateAsync(words),
        "reprice" => RepriceAsync(words),
        "cancel" or "pause" or "resume" or "upgrade" or "pieces" or "add" or "remove" or "negotiate" or "list" or "give" or "take" => ChangeAsync(verb, words),
        "credit" => CreditAsync(words),
        "write-off" => WriteOffAsync(words),
        "refund" => RefundAsync(words),
        "close" => CloseAsync(words),
        "wallet" => WalletAsync(words),
        "top-up" => TopUpAsync(words),
        "link" or "card" or "dispute" => CardAsync(verb, words),
        "until" => Task.CompletedTask,
        _ => throw new InvalidOperationException($"A story knows no '{verb}'."),
    };

    private async Task MeterAsync(Words words)
    {
        var (code, kind) = (words.Next(), words.Next());
        var bucket = words.Take("per") ? words.Next() : null;
        await PostAsync("/meters", new { code, name = code, event_type = code, aggregation = kind, value_property = kind == "count" ? null : "value", bucket });
    }

    private void BeginPlan(string kind, Words words)
    {
        shelf = kind;
        plan = new() { ["code"] = words.Next(), ["currency"] = words.Next(), ["interval"] = words.Take("every") ? words.Next() : "month" };
        plan["name"] = plan["code"];
        if (words.Take("once")) plan["cadence"] = "one_time";
        if (words.Take("includes")) plan["entitlements"] = new[] { new { feature = words.Next(), limit = words.Next(), hard_limit = words.Take("hard") } };
        if (words.Take("grants")) plan["entitlements"] = new[] { new { feature = words.Next(), enabled = true } };
        if (words.Take("trial")) plan["trial_days"] = words.Number();
    }

    private async Task SellPlanAsync()
    {
        if (plan is null) return;
        plan["prices"] = prices;
        await PostAsync(shelf, plan);
        (plan, prices) = (null, []);
    }

    private async Task FeatureAsync(Words words)
    {
        var (code, meter) = (words.Next(), words.Any ? words.Next() : null);
        await PostAsync("/features", new { code, name = code, kind = meter is null ? "boolean" : "metered", meter });
    }

    private Task<Reply> TaxAsync(Words words) => PostAsync("/taxes", StoryTerms.Tax(words));

    private Task<Reply> CouponAsync(Words words) => PostAsync("/coupons", StoryTerms.Coupon(words));

    private async Task CustomerAsync(Words words)
    {
        var name = words.Next();
        var body = new Dictionary<string, object?> { ["external_id"] = name, ["name"] = name };
        while (words.Any)
        {
            var (word, value) = (words.Next(), words.Value());
            if (word == "country") body["address"] = new { country = value };
            else if (word == "tax") body["taxes"] = new[] { value };
            else body[word switch { "zone" => "time_zone", "terms" => "payment_terms_days", "exempt" => "tax_exempt", var other => other }] = value;
        }
        zones[name] = body.GetValueOrDefault("time_zone") as string ?? "UTC";
        await PostAsync("/customers", body);
    }

    private async Task SubscribeAsync(Words words, string date)
    {
        var (customer, body) = (words.Next(), StoryDeals.Read(words, date));
        body["customer"] = customer;
        deals[customer] = (await PostAsync("/subscriptions", body))["id"].GetString()!;
        await host.PostAsync("/billing-runs", new { });
        await WaitForRunsAsync();
    }

    private async Task UsageAsync(Words words, string date, string time)
    {
        var (customer, meter, value) = (words.Next(), words.Next(), words.Any ? words.Next() : null);
        var zone = NodaTime.DateTimeZoneProviders.Tzdb[zones[customer]];
        var local = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse($"{date} {time[..5]}").Value;
        var at = (time.EndsWith('Z') ? local.InUtc() : local.InZoneLeniently(zone)).ToInstant().ToString();
        await PostAsync("/events", new { id = $"e{++events}", source = "story", type = meter, subject = customer, time = at, data = new Dictionary<string, object?> { ["value"] = value is null ? null : decimal.Parse(value, CultureInfo.InvariantCulture) } });
    }

    private async Task PayAsync(Words words)
    {
        var (customer, amount) = (words.Next(), words.Next());
        await PostAsync($"/invoices/{await OldestAsync(customer, i => i is "open" or "partially_paid" or "uncollectible")}/payments", new { amount, method = "bank_transfer" });
    }

    private async Task VoidAsync(Words words) => await PostAsync($"/invoices/{await OldestAsync(words.Next(), i => i != "void")}/void", new { reason = "story" });

    private async Task InvoiceAsync(Words words)
    {
        var (customer, description, amount) = (words.Next(), words.Next(), words.Next());
        await PostAsync("/invoices", new { customer, lines = new[] { new { description, unit_amount = amount } }, finalize = true });
    }

    /// <summary><c>credit acme line base 10.00 to refund</c>, <c>credit acme 25.00</c> or <c>credit acme all</c>.</summary>
    private async Task CreditAsync(Words words)
    {
        var invoice = (await host.GetAsync($"/invoices/{await OldestAsync(words.Next(), i => i is not ("void" or "draft"))}")).Expect(200);
        object? lines = null;
        if (words.Take("line"))
        {
            var named = words.Next();
            var line = invoice["lines"].EnumerateArray().Single(l => l.GetProperty("description").GetString() == named).GetProperty("id").GetString();
            lines = new[] { new { line, amount = words.Take("all") ? null : words.Next() } };
        }
        var amount = lines is not null ? null : words.Take("all") ? invoice["total"].GetString() : words.Next();
        await PostAsync($"/invoices/{invoice["id"].GetString()}/credit-notes", new { lines, amount, reason = "story", to = words.Take("to") ? words.Next() : null });
    }

    private async Task WriteOffAsync(Words words) =>
        await PostAsync($"/invoices/{await OldestAsync(words.Next(), i => i is "open" or "partially_paid")}/mark-uncollectible", new { reason = "story" });

    /// <summary>Of the customer's latest payment.</summary>
    private async Task RefundAsync(Words words)
    {
        var payment = (await host.GetAsync($"/payments?customer={words.Next()}&limit=1")).Expect(200)["data.0.id"].GetString();
        await PostAsync($"/payments/{payment}/refund", new { amount = words.Next(), reason = "story" });
    }

    private async Task CloseAsync(Words words) => await PostAsync("/ledger/close", new { through = words.Next() });

    /// <summary>A wallet is called by its name alone, whoever owns it.</summary>
    private async Task WalletAsync(Words words)
    {
        var (customer, name) = (words.Next(), words.Next());
        wallets[name] = (await PostAsync("/wallets", new { customer, name, priority = words.Take("priority") ? words.Number() : (int?)null }))["id"].GetString()!;
    }

    private async Task TopUpAsync(Words words)
    {
        var (name, amount, kind) = (words.Next(), words.Next(), words.Next());
        var body = new Dictionary<string, object?> { ["amount"] = amount, ["kind"] = kind, ["reason"] = "story" };
        while (words.Any) body[words.Next() switch { "until" => "expires_on", "by" => "payment", var other => other }] = words.Value();
        await PostAsync($"/wallets/{wallets[name]}/top-ups", body);
    }

    private async Task<string> OldestAsync(string customer, Func<string, bool> which)
    {
        var invoices = (await host.GetAsync($"/invoices?customer={customer}")).Expect(200)["data"].EnumerateArray();
        return invoices.Last(i => which(i.GetProperty("status").GetString()!)).GetProperty("id").GetString()!;
    }

    private async Task WaitForRunsAsync()
    {
        if (host is PayHost pay)
            while (await pay.Get<BillingRunner>().NextAsync(default) is { } run) await pay.Get<BillingRunner>().CarryAsync(run, default);
        for (var tries = 0; tries < 200; tries++)
        {
            var runs = (await host.GetAsync("/billing-runs")).Expect(200)["data"].EnumerateArray();
            if (runs.All(r => r.GetProperty("status").GetString() is "completed" or "failed")) return;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("A billing run does not end.");
    }

    private async Task<Reply> PostAsync(string path, object body)
    {
        var reply = await host.PostAsync(path, body);
        return reply.Status is 200 or 201 or 202 ? reply : throw new InvalidOperationException($"{path} answered {reply.Status}: {reply.Text}");
    }

    private static Task Later(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
