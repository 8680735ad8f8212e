using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TestContext = Xunit.TestContext;

namespace BillingConsole.Tests.Usage;

/// <summary>The events on PostgreSQL stand in partitions by number, and nobody who counts, voids or sends again can tell.</summary>
public sealed class PartitionTests : UsageSuite
{
    private const string Parts = "select tableoid::regclass || ':' || string_agg(seq::text, ',' order by seq) from usage_event group by tableoid::regclass::text, tableoid order by 1";

    // As every start made it.
    private const string Guard = """
        create function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% is append-only', tg_table_name; end $$;
        create trigger usage_event_append_only before update or delete on usage_event for each row execute function refuse_change();
        """;

    protected override ConsoleHost NewHost() => ConsoleHost.OnPostgres(Now);

    [Fact]
    public async Task Events_of_two_partitions_count_once_void_once_and_never_change()
    {
        await MeterAsync("sum");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 1), Event("2", "sum", "acme", "2026-01-05T10:20:00Z", 2));
        // What no meter counts moves the numbers to where the second partition begins.
        await DoAsync("insert into usage_event select 9999999, customer_id, source, 'far', 'nothing', time, data, fingerprint, kind, null, received_at from usage_event where seq = 1");
        await using var second = Host.Beside();
        var third = Event("3", "sum", "acme", "2026-01-05T10:40:00Z", 4);
        Assert.Equal(2, (await second.PostAsync("/events", new[] { third, Event("4", "sum", "acme", "2026-01-06T10:00:00Z", 8) })).Expect(200)["accepted"].GetInt32());
        Assert.Equal(1, (await Host.PostAsync("/events", new[] { third, Event("5", "sum", "acme", "2026-01-06T10:00:00Z", 16) })).Expect(200)["duplicates"].GetInt32());
        (await Host.PostAsync("/events/void", new { source = "test", id = "1", reason = "No" })).Expect(200);
        Assert.Equal(409, (await second.PostAsync("/events/void", new { source = "test", id = "1", reason = "No" })).Status);
        Assert.Equal(["usage_event_1:1,2,9999999,10000000", "usage_event_2:10000001,10000002,10000003"], await ReadAsync(Parts));
        Assert.Equal(30, await UsedAsync("sum", "acme"));
        await NoDriftAsync();
        foreach (var change in new[] { "update usage_event set data = '{}' where seq = 10000001", "delete from usage_event_2", "delete from usage_event where seq = 1" })
            Assert.Contains("append-only", (await Assert.ThrowsAsync<PostgresException>(() => DoAsync(change))).Message, StringComparison.Ordinal);
        Assert.Equal(PostgresErrorCodes.UniqueViolation, (await Assert.ThrowsAsync<PostgresException>(() =>
            DoAsync("insert into usage_event select 10000004, customer_id, source, 'x', type, time, data, fingerprint, 'void', 1, received_at from usage_event where seq = 1"))).SqlState);
    }

    [Fact]
    public async Task A_database_from_before_keeps_its_events_as_its_first_partition()
    {
        using var database = PostgresDatabase.CreateEmpty();
        var cancel = TestContext.Current.CancellationToken;
        await using (var db = new PostgresBillingDb(new DbContextOptionsBuilder<PostgresBillingDb>().UseNpgsql(database.ConnectionString).Options))
        {
            await db.GetService<IMigrator>().MigrateAsync("UsageSetsAndImports", cancel);
            await db.Database.ExecuteSqlRawAsync(Guard, cancel);
            await db.Database.ExecuteSqlRawAsync(
                "insert into usage_event select n, 'cus_' || n % 3, 'old', n::text, 'sum', n, '{{}}', 'f' || n, case n when 7 then 'void' else 'event' end, case n when 7 then 3 end, n from generate_series(1, 9) n", cancel);
            var before = await RowsAsync(db);
            await db.PrepareAsync();
            await db.PrepareAsync();
            Assert.Equal(before, await RowsAsync(db));
            Assert.Equal(["usage_event_1:1,2,3,4,5,6,7,8,9"], await db.Database.SqlQueryRaw<string>(Parts).ToListAsync(cancel));
            Assert.Equal(["3"], await db.Database.SqlQueryRaw<string>("select ref_seq::text from usage_void").ToListAsync(cancel));
            await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("delete from usage_event where seq = 4", cancel));
        }
        Host.Settings["ConnectionStrings:Billing"] = database.ConnectionString;
        await MeterAsync("sum");
        await CustomerAsync("acme");
        await SendAsync(Event("1", "sum", "acme", "2026-01-05T10:00:00Z", 5));
        Assert.Equal(["usage_event_1:1,2,3,4,5,6,7,8,9,10"], await ReadAsync(Parts));
        Assert.Equal(5, await UsedAsync("sum", "acme"));
    }

    [Fact]
    public async Task A_database_that_filled_more_than_one_partition_before_goes_on_after_its_last()
    {
        using var database = PostgresDatabase.CreateEmpty();
        var cancel = TestContext.Current.CancellationToken;
        await using var db = new PostgresBillingDb(new DbContextOptionsBuilder<PostgresBillingDb>().UseNpgsql(database.ConnectionString).Options);
        await db.GetService<IMigrator>().MigrateAsync("UsageSetsAndImports", cancel);
        await db.Database.ExecuteSqlRawAsync("insert into usage_event select n, 'cus', 'old', n::text, 'sum', n, '{{}}', 'f', 'event', null, n from unnest(array[1, 9999999, 39999990]) n", cancel);
        await db.PrepareAsync();
        Host.Settings["ConnectionStrings:Billing"] = database.ConnectionString;
        await MeterAsync("sum");
        await CustomerAsync("acme");
        await SendAsync([.. Enumerable.Range(0, 12).Select(i => Event($"{i}", "sum", "acme", "2026-01-05T10:00:00Z", 1))]);
        Assert.Equal(["usage_event_4:13", "usage_event_5:2"], (await ReadAsync(Parts)).Select(p => $"{p.Split(':')[0]}:{p.Split(',').Length}"));
        await db.GetService<IMigrator>().MigrateAsync("UsageSetsAndImports", cancel);
        Assert.Equal(15, await db.Set<BillingConsole.Usage.UsageEvent>().CountAsync(cancel));
    }

    private static async Task<List<string>> RowsAsync(BillingDb db) =>
        await db.Database.SqlQueryRaw<string>("select to_jsonb(e)::text from usage_event e order by seq").ToListAsync(TestContext.Current.CancellationToken);

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BillingDb>().Database.SqlQueryRaw<string>(sql).ToListAsync(TestContext.Current.CancellationToken);
    }

    private async Task DoAsync(string sql)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BillingDb>().Database.ExecuteSqlRawAsync(sql.Replace("{}", "{{}}", StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }
}
