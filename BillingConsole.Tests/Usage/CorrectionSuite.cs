using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Usage;

public sealed class CorrectionsOnSqlite : CorrectionSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.At(Now);
}

public sealed class CorrectionsOnPostgres : CorrectionSuite
{
    protected override ConsoleHost NewHost() => ConsoleHost.OnPostgres(Now);
}

public abstract class CorrectionSuite : UsageSuite
{
    [Fact]
    public async Task A_void_takes_the_event_out_of_every_count_once()
    {
        await MeterAsync("memory", "max", "hour");
        await MeterAsync("sum", type: "memory");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "memory", "acme", "2026-01-05T10:05:00Z", 10), Event("2", "memory", "acme", "2026-01-05T10:20:00Z", 15));
        var body = new { source = "test", id = "2", reason = "Measured twice" };
        Assert.Equal("Measured twice", (await Host.PostAsync("/events/void", body)).Expect(200)["reason"].GetString());
        Assert.Equal((10, 10), (await UsedAsync("memory", "acme"), await UsedAsync("sum", "acme")));
        Assert.Equal("already_voided", (await Host.PostAsync("/events/void", body)).Expect(409).Code);
        Assert.Equal(1, (await Host.PostAsync("/events", Event("2", "memory", "acme", "2026-01-05T10:20:00Z", 15))).Expect(200)["duplicates"].GetInt32());
        (await Host.PostAsync("/events/void", body with { id = "1" })).Expect(200);
        Assert.Equal(0, await UsedAsync("memory", "acme"));
        (await Host.PostAsync("/events/void", body with { id = "none" })).Expect(404);
        Assert.Equal(["id", "reason", "source"], (await Host.PostAsync("/events/void", "{}")).Expect(422)["errors"].EnumerateObject().Select(e => e.Name).Order());
        await NoDriftAsync();
    }

    [Fact]
    public async Task Counted_events_are_listed_page_by_page_with_what_voided_them()
    {
        await MeterAsync("sum");
        await MeterAsync("other");
        await CustomerAsync("acme");
        await CustomerAsync("beta");
        await SendAsync([.. Enumerable.Range(0, 7).Select(i => Event($"{i}", i % 2 == 0 ? "sum" : "other", i < 5 ? "acme" : "beta", $"2026-01-{10 - i:00}T10:00:00Z", i))]);
        (await Host.PostAsync("/events/void", new { source = "test", id = "1", reason = "No" })).Expect(200);
        Assert.Equal(["6", "5", "4", "3", "2", "1", "0"], await ListAsync("/events?limit=3"));
        Assert.Equal(["0", "1", "2", "3", "4"], await ListAsync("/events?customer=acme&limit=2"));
        Assert.Equal(["0", "2", "4"], await ListAsync("/events?customer=acme&meter=sum&limit=2"));
        Assert.Equal(["1", "2"], await ListAsync("/events?customer=acme&from=2026-01-08&to=2026-01-10"));
        var voided = (await Host.GetAsync("/events?meter=other&customer=acme")).Expect(200);
        Assert.Equal(("No", "1"), (voided["data.0.void_reason"].GetString(), voided["data.0.id"].GetString()));
        (await Host.GetAsync("/events?cursor=forged")).Expect(422);
        (await Host.GetAsync("/events?customer=acme&cursor=99999999999999999999.1")).Expect(422);
        (await Host.GetAsync("/events?customer=none")).Expect(404);
    }

    [Fact]
    public async Task Verifying_names_a_roll_up_that_drifted_and_rebuilding_repairs_it()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 3), Event("2", "sum", "acme", "2026-01-05T11:00:00Z", 5), Event("3", "sum", "acme", "2026-01-06T11:00:00Z", 9));
        await SpoilAsync("update usage_bucket set sum = '4' where sum = '3'", "update usage_bucket set sum = 4 where sum = 3");
        await SpoilAsync("delete from usage_bucket where sum = '5'", "delete from usage_bucket where sum = 5");
        var drift = (await Host.PostAsync("/usage/verify", new { from = "2026-01-05T00:00:00Z", to = "2026-01-06T00:00:00Z" })).Expect(200);
        Assert.Equal(["different", "missing"], drift["drift"].EnumerateArray().Select(d => d.GetProperty("kind").GetString()!).Order());
        Assert.Equal(2, drift["checked"].GetInt32());
        Assert.Equal(3, (await Host.PostAsync("/usage/rebuild", "{}")).Expect(200)["rebuilt"].GetInt32());
        await NoDriftAsync();
        Assert.Equal(17, await UsedAsync("sum", "acme"));
        (await Host.PostAsync("/usage/verify", new { from = "2026-01-06T00:00:00Z", to = "2026-01-05T00:00:00Z" })).Expect(422);
    }

    [Fact]
    public async Task A_span_to_verify_or_rebuild_is_bounded_by_dates_at_midnight_utc_or_by_instants()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        await SendAsync(
            Event("1", "sum", "acme", "2026-01-04T23:59:59Z", 1), Event("2", "sum", "acme", "2026-01-05T00:00:00Z", 2),
            Event("3", "sum", "acme", "2026-01-05T23:59:59Z", 3), Event("4", "sum", "acme", "2026-01-06T00:00:00Z", 4));
        Assert.Equal((2, 2), await CoveredAsync(new { from = "2026-01-05", to = "2026-01-06" }));
        Assert.Equal((2, 2), await CoveredAsync(new { from = "2026-01-05T00:00:00Z", to = "2026-01-06" }));
        Assert.Equal((2, 2), await CoveredAsync(new { from = "2026-01-05", to = "2026-01-06T00:00:00Z" }));
        Assert.Equal((3, 3), await CoveredAsync(new { from = "2026-01-05" }));
        Assert.Equal((1, 1), await CoveredAsync(new { to = "2026-01-05" }));
        foreach (var path in new[] { "/usage/verify", "/usage/rebuild" })
        {
            Assert.Equal(["to"], Named((await Host.PostAsync(path, new { from = "2026-01-05", to = "2026-01-05" })).Expect(422)));
            foreach (var wrong in new[] { "\"2026-02-30\"", "\"2026-1-5\"", "\"05.01.2026\"", "\"2026-01-05T10:00\"", "20260105", "true" })
                foreach (var field in new[] { "from", "to" })
                    Assert.Equal([field], Named((await Host.PostAsync(path, $$"""{"{{field}}":{{wrong}}}""")).Expect(422)));
        }
    }

    private static IEnumerable<string> Named(Reply refused) => refused["errors"].EnumerateObject().Select(e => e.Name);

    private async Task<(int Checked, int Rebuilt)> CoveredAsync(object span) => (
        (await Host.PostAsync("/usage/verify", span)).Expect(200)["checked"].GetInt32(),
        (await Host.PostAsync("/usage/rebuild", span)).Expect(200)["rebuilt"].GetInt32());

    [Fact]
    public async Task Up_to_a_cut_off_the_quantity_never_changes_again()
    {
        await MeterAsync("memory", "max", "hour");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "memory", "acme", "2026-01-05T10:05:00Z", 10), Event("2", "memory", "acme", "2026-01-05T10:20:00Z", 15), Event("3", "memory", "acme", "2026-01-05T11:20:00Z", 5));
        var cutoff = await ReadAsync((reader, _) => reader.CutoffAsync(default));
        await SendAsync(Event("4", "memory", "acme", "2026-01-05T10:40:00Z", 100));
        (await Host.PostAsync("/events/void", new { source = "test", id = "3", reason = "No" })).Expect(200);
        var (then, now) = (await ReadAsync(QuantityAsync(cutoff)), await ReadAsync(QuantityAsync(null)));
        Assert.Equal((20, 100), (then, now));
    }

    private static Func<UsageReader, BillingConsole.Customers.Customer, Task<decimal>> QuantityAsync(long? cutoff) =>
        async (reader, customer) => (await reader.ReadAsync(customer, "memory", new(new(2026, 1, 1), new(2026, 2, 1)), default, cutoff)).Quantity.Value;

    private async Task<T> ReadAsync<T>(Func<UsageReader, BillingConsole.Customers.Customer, Task<T>> read)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var customer = await scope.ServiceProvider.GetRequiredService<BillingDb>().Set<BillingConsole.Customers.Customer>().SingleAsync(c => c.ExternalId == "acme");
        return await read(scope.ServiceProvider.GetRequiredService<UsageReader>(), customer);
    }

    private async Task SpoilAsync(string sqlite, string postgres)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? postgres : sqlite));
    }

    private async Task<List<string>> ListAsync(string path)
    {
        var (ids, cursor) = (new List<string>(), "");
        do
        {
            var page = (await Host.GetAsync(path + cursor)).Expect(200);
            ids.AddRange(page["data"].EnumerateArray().Select(e => e.GetProperty("id").GetString()!));
            cursor = page["next_cursor"].GetString() is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);
        return ids;
    }
}
