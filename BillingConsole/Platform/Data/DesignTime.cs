using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BillingConsole.Platform.Data;

/// <summary>For <c>dotnet ef</c> only: a model needs an engine, not a server.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteBillingDb>
{
    public SqliteBillingDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteBillingDb>().UseSqlite("Data Source=design.db").Options);
}

public sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresBillingDb>
{
    public PostgresBillingDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresBillingDb>().UseNpgsql("Host=127.0.0.1;Database=design").Options);
}
