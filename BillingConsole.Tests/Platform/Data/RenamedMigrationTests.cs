using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BillingConsole.Tests.Platform.Data;

public sealed class RenamedMigrationTests
{
    [Fact]
    public async Task A_SQLite_database_that_took_three_migrations_as_one_goes_on_after_them()
    {
        using var directory = new TemporaryDirectory();
        await using var db = new SqliteBillingDb(new DbContextOptionsBuilder<SqliteBillingDb>().UseSqlite($"Data Source={Path.Combine(directory.Path, "old.db")};Pooling=False").Options);
        await GoesOnAsync(db, "20261129221328_WebhooksAndStripe");
    }

    [Fact]
    public async Task So_does_one_on_PostgreSQL()
    {
        using var database = PostgresDatabase.CreateEmpty();
        await using var db = new PostgresBillingDb(new DbContextOptionsBuilder<PostgresBillingDb>().UseNpgsql(database.ConnectionString).Options);
        await GoesOnAsync(db, "20261129221332_WebhooksAndStripe");
    }

    private static async Task GoesOnAsync(BillingDb db, string asOne)
    {
        var cancel = TestContext.Current.CancellationToken;
        await db.GetService<IMigrator>().MigrateAsync("UsageSetsAndImports", cancel);
        string[] three = [.. (await db.Database.GetAppliedMigrationsAsync(cancel)).TakeLast(3)];
        await db.Database.ExecuteSqlAsync($"""update "__EFMigrationsHistory" set "MigrationId" = {asOne} where "MigrationId" = {three[0]}""", cancel);
        foreach (var name in three[1..]) await db.Database.ExecuteSqlAsync($"""delete from "__EFMigrationsHistory" where "MigrationId" = {name}""", cancel);
        Assert.Equal(asOne, (await db.Database.GetAppliedMigrationsAsync(cancel)).Last());
        await db.PrepareAsync();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(cancel));
    }
}
