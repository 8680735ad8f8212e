using System.Diagnostics;
using System.Globalization;
using BillingConsole.Catalog;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Metering;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>What the assign page waits for: three invoices of a plan of 20 prices with an override, a coupon, an add-on and a tax. Beside it what cannot be done without: the read and the arithmetic.</summary>
internal static class PreviewBenchmark
{
    private const int Prices = 20;
    private const int Warm = 100;
    private const int Asked = 500;

    public static Benchmark Entry { get; } = new("preview", $"{Asked} previews of a plan of {Prices} prices over loopback, SQLite, one after the other; bar 150 ms p95", RunAsync);

    private static async Task RunAsync(TextWriter output)
    {
        await using var host = ConsoleHost.At("2026-01-01T00:00:00Z");
        host.UseKestrel(0);
        host.StartServer();
        using var client = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress, DefaultRequestHeaders = { Authorization = new("Bearer", ConsoleHost.AdminKey) } };
        await SellAsync(client);
        var body = """
            {"customer":"acme","plan":"big","starts_on":"2026-01-11","billing_cycle":"calendar","overrides":[{"price":"p0","amount":"80","reason":"volume"},{"price":"p2","unit_amount":"0.5","reason":"volume"}],
             "coupons":["WELCOME"],"taxes":["GST"],"add_ons":[{"add_on":"seats","quantity":"3"}]}
            """;
        Print(output, "preview of a new deal", await MeasureAsync(() => AskAsync(client, HttpMethod.Post, "/subscriptions/preview", body)));
        var deal = (await client.AskAsync(HttpMethod.Post, "/subscriptions", body)).Expect(201)["id"].GetString();
        Print(output, "preview of an override on it", await MeasureAsync(() => AskAsync(client, HttpMethod.Post, $"/subscriptions/{deal}/overrides/preview", """{"price":"p0","amount":"70","reason":"more"}""")));
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        await db.Database.OpenConnectionAsync();
        Print(output, "raw: the plan and its prices by their keys in plain SQL", await MeasureAsync(ReadPlan(db, (await db.Set<Plan>().AsNoTracking().SingleAsync()).Id.ToString())));
        var price = await PricingAsync(scope.ServiceProvider, db);
        Print(output, "raw: the same three invoices by the pure functions, nothing read and nothing sent", await MeasureAsync(() => Task.FromResult(price())));
    }

    private static Func<Task> ReadPlan(BillingDb db, string plan) => async () =>
    {
        await using var read = db.Database.GetDbConnection().CreateCommand();
        read.CommandText = "select * from plan where code = 'big'; select * from price where owner = $owner";
        var owner = read.CreateParameter();
        (owner.ParameterName, owner.Value) = ("$owner", plan);
        read.Parameters.Add(owner);
        await using var rows = await read.ExecuteReaderAsync();
        var count = 0;
        do while (await rows.ReadAsync()) count += rows.GetString(0).Length > 0 ? 1 : 0;
        while (await rows.NextResultAsync());
        if (count != 1 + Prices) throw new InvalidOperationException($"A plan of {Prices} prices was read as {count} rows.");
    };

    /// <summary>The deal that was previewed, priced from memory: the arithmetic that a preview cannot do without.</summary>
    private static async Task<Func<Money>> PricingAsync(IServiceProvider services, BillingDb db)
    {
        services.GetRequiredService<CurrentActor>().Set(Actor.Job("bench"));
        var standing = (await services.GetRequiredService<BillableDeals>().LoadAsync(db.Set<Subscription>(), CancellationToken.None)).Single();
        var rules = await services.GetRequiredService<Biller>().RulesAsync(standing.Customer, CancellationToken.None);
        var dates = new List<LocalDate>();
        for (var date = standing.Deal.FirstOnOrAfter(standing.Deal.StartsOn); dates.Count < 3; date = standing.Deal.Following(date!.Value)) dates.Add(date!.Value);
        return () => Money.Sum(dates.Select(d => InvoiceBuilder.Build(InvoiceAssembler.Assemble(
            standing, d, rules, (_, _, _) => MeteredUsage.None, window => WindowBilling.None(window.Deal.Currency))).Total), standing.Deal.Currency);
    }

    private static async Task SellAsync(HttpClient client)
    {
        string[] shapes =
        [
            """ "kind":"recurring","model":"flat","amount":"100" """,
            """ "kind":"recurring","model":"per_unit","unit_amount":"12.5","quantity":"7" """,
            """ "kind":"usage","model":"per_unit","unit_amount":"0.8","meter":"m{0}" """,
            """ "kind":"usage","model":"graduated","meter":"m{0}","tiers":[{{"up_to":"100","unit_amount":"0.1"}},{{"up_to":"1000","unit_amount":"0.08"}},{{"up_to":null,"unit_amount":"0.05"}}] """,
            """ "kind":"recurring","model":"volume","timing":"arrears","quantity":"15","tiers":[{{"up_to":"10","unit_amount":"5"}},{{"up_to":null,"unit_amount":"4"}}] """,
        ];
        for (var i = 0; i < Prices; i++)
            if (i % shapes.Length is 2 or 3)
                (await client.AskAsync(HttpMethod.Post, "/meters", new { code = $"m{i}", name = $"Meter {i}", event_type = $"m{i}", aggregation = "sum", value_property = "v" })).Expect(201);
        var prices = Enumerable.Range(0, Prices).Select(i => $$"""{"code":"p{{i}}","name":"Price {{i}}",{{string.Format(CultureInfo.InvariantCulture, shapes[i % shapes.Length], i)}}}""");
        (await client.AskAsync(HttpMethod.Post, "/plans", $$"""{"code":"big","name":"Big","currency":"USD","interval":"month","prices":[{{string.Join(',', prices)}}]}""")).Expect(201);
        (await client.AskAsync(HttpMethod.Post, "/add-ons", """{"code":"seats","name":"Seats","currency":"USD","interval":"month","prices":[{"code":"seat","kind":"recurring","model":"flat","amount":"10"}]}""")).Expect(201);
        (await client.AskAsync(HttpMethod.Post, "/coupons", new { code = "WELCOME", name = "Welcome", kind = "percentage", percent_off = "20", duration = "repeating", duration_in_periods = 2 })).Expect(201);
        (await client.AskAsync(HttpMethod.Post, "/taxes", new { code = "GST", name = "GST", kind = "percentage", rate = "18" })).Expect(201);
        (await client.AskAsync(HttpMethod.Post, "/customers", new { external_id = "acme", name = "Acme" })).Expect(201);
    }

    private static async Task AskAsync(HttpClient client, HttpMethod method, string path, string? body)
    {
        var reply = await client.AskAsync(method, path, body);
        if (reply.Status != 200) throw new InvalidOperationException($"{path} answered {reply.Status}: {reply.Text}");
    }

    private static async Task<List<TimeSpan>> MeasureAsync(Func<Task> ask)
    {
        for (var i = 0; i < Warm; i++) await ask();
        var took = new List<TimeSpan>();
        for (var i = 0; i < Asked; i++)
        {
            var clock = Stopwatch.StartNew();
            await ask();
            took.Add(clock.Elapsed);
        }
        took.Sort();
        return took;
    }

    private static void Print(TextWriter output, string what, List<TimeSpan> took) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {what}: p50 {took[took.Count / 2].TotalMilliseconds:0.0#} ms, p95 {took[took.Count * 95 / 100].TotalMilliseconds:0.0#} ms"));
}
