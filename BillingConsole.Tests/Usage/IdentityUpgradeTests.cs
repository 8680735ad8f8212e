using System.Reflection;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using BillingConsole.Usage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Usage;

public sealed class IdentityUpgradeTests
{
    private const string Before = "PaymentReferences";

    [Fact]
    public async Task A_database_from_before_knows_its_events_and_goes_back_only_when_the_table_knows_all()
    {
        using var directory = new TemporaryDirectory();
        var cancel = TestContext.Current.CancellationToken;
        await using (var db = new SqliteBillingDb(new DbContextOptionsBuilder<SqliteBillingDb>().UseSqlite($"Data Source={Path.Combine(directory.Path, "billing.db")};Pooling=False").Options))
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(Before, cancel);
            await AddAsync(db, 1);
            await db.Database.ExecuteSqlAsync($"insert into usage_identity (key64, seq) values ({EventKey.Of("old", "1")}, 1)", cancel);
            await db.PrepareAsync();
            await migrator.MigrateAsync(Before, cancel);
            await db.PrepareAsync();
            await AddAsync(db, 2);
            await Assert.ThrowsAsync<SqliteException>(() => migrator.MigrateAsync(Before, cancel));
        }
        await using var host = new ConsoleHost { Settings = { ["Clock:Mode"] = "Test", ["Clock:Start"] = "2026-01-20T12:00:00Z", ["Data:Directory"] = directory.Path } };
        (await host.PostAsync("/meters", new { code = "sum", name = "Sum", event_type = "sum", aggregation = "count" })).Expect(201);
        (await host.PostAsync("/customers", new { external_id = "acme", name = "Acme", currency = "USD" })).Expect(201);
        object[] events = [.. Enumerable.Range(1, 3).Select(id => new { id = $"{id}", source = "old", type = "sum", subject = "acme", time = "2026-01-05T10:00:00Z" })];
        var answer = (await host.PostAsync("/events", events)).Expect(200);
        Assert.Equal((1, "other_content", "other_content"), (answer["accepted"].GetInt32(), answer["rejected"][0].GetProperty("code").GetString(), answer["rejected"][1].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task An_event_is_known_whose_commit_reached_the_disk_and_yet_failed()
    {
        await using var host = ConsoleHost.At("2026-01-20T12:00:00Z");
        var (store, cancel, key) = (host.Services.GetRequiredService<UsageStore>(), TestContext.Current.CancellationToken, EventKey.Of("s", "1"));
        await using (var transaction = await store.BeginAsync(cancel))
        {
            await transaction.InsertAsync([new(1, key, "cus", "s", "1", "sum", 1, "{}", "f", UsageEventKind.Event, null)], 1, cancel);
            var connection = (SqliteConnection)typeof(UsageTransaction).GetProperty("Connection", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(transaction)!;
            SQLitePCL.raw.sqlite3_exec(connection.Handle, "commit");
            await Assert.ThrowsAnyAsync<Exception>(() => transaction.CommitAsync(cancel));
        }
        await using var next = await store.BeginAsync(cancel);
        Assert.Equal("1", Assert.Single((await next.FindAsync([key], cancel))[key]).EventId);
    }

    private static Task<int> AddAsync(SqliteBillingDb db, long seq) => db.Database.ExecuteSqlAsync(
        $"insert into usage_event (seq, customer_id, source, event_id, type, time, data, fingerprint, kind, received_at) values ({seq}, 'cus', 'old', cast({seq} as text), 'sum', {seq}, {"{}"}, 'f', 'event', 1)", TestContext.Current.CancellationToken);
}
