using System.Diagnostics;
using System.Globalization;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Benchmarks;

/// <summary>The lists people open first, over a million invoices of a hundred thousand customers.</summary>
internal static class ListBenchmark
{
    private const int Customers = 100_000;
    private const int Invoices = 1_000_000;
    private const int Times = 25;

    public static Benchmark Entry { get; } = new("lists", $"lists over {Invoices} invoices of {Customers} customers on SQLite, in one process, beside the same rows by their key in plain SQL", RunAsync);

    private static async Task RunAsync(TextWriter output)
    {
        await using var host = ConsoleHost.At("2026-01-15T09:00:00Z");
        await host.CustomerAsync(more: new { external_id = "template", name = "Template", currency = "USD", email = "t@example.com" });
        var invoice = await host.InvoiceAsync("template", "10.00");
        (await host.PayAsync(invoice, "10.00")).Expect(201);
        (await host.PostAsync($"/invoices/{invoice}/credit-notes", new { amount = "1.00", reason = "agreed" })).Expect(201);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        await db.Database.OpenConnectionAsync();
        var many = new ManyInvoices(db.Database.GetDbConnection(), Customers, Invoices);
        var clock = Stopwatch.StartNew();
        await many.FillAsync();
        Print(output, $"  generated in {clock.Elapsed.TotalSeconds:0} s");
        var mid = (await PageAsync(host, "/invoices?status=paid"))["next_cursor"].GetString();
        static int Some(int i) => i * 7919 % Customers;
        await MeasureAsync(output, "invoices, first page", _ => PageAsync(host, "/invoices"));
        await MeasureAsync(output, "invoices, a page further on", _ => PageAsync(host, $"/invoices?status=paid&cursor={mid}"));
        foreach (var status in (string[])["draft", "open", "partially_paid", "void", "uncollectible"])
            await MeasureAsync(output, $"invoices, status {status}", _ => PageAsync(host, $"/invoices?status={status}"));
        await MeasureAsync(output, "invoices, overdue", _ => PageAsync(host, "/invoices?overdue=true"));
        await MeasureAsync(output, "invoices of one customer", i => PageAsync(host, $"/invoices?customer=c{Some(i)}"));
        await MeasureAsync(output, "invoices of a month, two years ago", i => PageAsync(host, $"/invoices?from=2024-{1 + i % 12:00}-01&to=2024-{1 + i % 12:00}-28"));
        await MeasureAsync(output, "invoices, search by number", i => PageAsync(host, $"/invoices?search=INV-{Some(i) * 10:0000000}"));
        await MeasureAsync(output, "invoices, search by customer", i => PageAsync(host, $"/invoices?search={Uri.EscapeDataString(ManyInvoices.NameOf(Some(i)))}"));
        await MeasureAsync(output, "invoices, search that finds nothing", _ => PageAsync(host, "/invoices?search=nowhere"));
        foreach (var list in (string[])["payments", "credit-notes"])
        {
            await MeasureAsync(output, $"{list}, first page", _ => PageAsync(host, $"/{list}"));
            await MeasureAsync(output, $"{list}, search by the number of an invoice", i => PageAsync(host, $"/{list}?search=INV-{Some(i) * 10:0000000}"));
            await MeasureAsync(output, $"{list}, search by customer", i => PageAsync(host, $"/{list}?search={Uri.EscapeDataString(ManyInvoices.NameOf(Some(i)))}"));
            await MeasureAsync(output, $"{list}, search that finds nothing", _ => PageAsync(host, $"/{list}?search=nowhere"));
        }
        await MeasureAsync(output, "payments, search by reference", i => PageAsync(host, $"/payments?search=TRF%20{Some(i):0000000}"));
        await MeasureAsync(output, "customers, first page", _ => PageAsync(host, "/customers"));
        await MeasureAsync(output, "customers, search", i => PageAsync(host, $"/customers?search={Uri.EscapeDataString(ManyInvoices.NameOf(Some(i)))}"));
        await MeasureAsync(output, "balance of one customer", i => PageAsync(host, $"/customers/c{Some(i)}/balance"));
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("bench"));
        var operations = scope.ServiceProvider.GetRequiredService<Operations>();
        await MeasureAsync(output, "what is owed, by age", _ => operations.ReadAsync((AgeingQueries q) => q.AgeingAsync(CancellationToken.None)));
        await MeasureAsync(output, "raw: 50 invoices by their key", _ => RawAsync(db));
    }

    private static async Task<Reply> PageAsync(ConsoleHost host, string path) => (await host.GetAsync(path)).Expect(200);

    private static async Task<int> RawAsync(BillingDb db)
    {
        await using var read = db.Database.GetDbConnection().CreateCommand();
        read.CommandText = "select * from invoice order by id desc limit 50";
        await using var rows = await read.ExecuteReaderAsync();
        var count = 0;
        while (await rows.ReadAsync()) count += rows.GetString(0).Length;
        return count;
    }

    private static async Task MeasureAsync<T>(TextWriter output, string what, Func<int, Task<T>> ask)
    {
        await ask(0);
        var taken = new List<double>();
        for (var i = 1; i <= Times; i++)
        {
            var clock = Stopwatch.StartNew();
            await ask(i);
            taken.Add(clock.Elapsed.TotalMilliseconds);
        }
        taken.Sort();
        Print(output, $"  {what}: median {taken[Times / 2]:0.0} ms, p95 {taken[(int)(Times * 0.95)]:0.0} ms");
    }

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
