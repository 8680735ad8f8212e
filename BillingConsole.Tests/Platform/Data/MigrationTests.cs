using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Tests.Platform.Data;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_of_both_engines_build_the_model_that_the_code_has()
    {
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        using var postgres = new PostgresDesignTime().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges(), "The SQLite migrations lag behind the model: run build/migrations.sh.");
        Assert.False(postgres.Database.HasPendingModelChanges(), "The PostgreSQL migrations lag behind the model: run build/migrations.sh.");
    }
}
