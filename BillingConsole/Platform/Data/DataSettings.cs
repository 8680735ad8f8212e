using Npgsql;

namespace BillingConsole.Platform.Data;

public enum DatabaseProvider { Sqlite, Postgresql }

/// <summary>Where the console keeps its data, read once at start.</summary>
public sealed record DataSettings(DatabaseProvider Provider, string Directory, string ConnectionString)
{
    public string JobsConnectionString => Provider == DatabaseProvider.Postgresql
        ? ConnectionString
        : $"Data Source={Path.Combine(Directory, "jobs.db")}";

    /// <summary>
    /// Of PostgreSQL: connections for the few questions that are asked all the time. Their statements stay prepared, and since nobody
    /// leaves anything in the session, it is not cleaned each time. Few are enough, as each is needed for milliseconds.
    /// </summary>
    public string LastingConnectionString { get; } = Provider == DatabaseProvider.Postgresql
        ? new NpgsqlConnectionStringBuilder(ConnectionString) { MaxAutoPrepare = 32, AutoPrepareMinUsages = 2, ReadBufferSize = 65_536, WriteBufferSize = 65_536, NoResetOnClose = true, MaxPoolSize = 20 }.ConnectionString
        : "";

    public static DataSettings Read(IConfiguration configuration, string contentRoot)
    {
        var directory = Path.GetFullPath(configuration["Data:Directory"] ?? "data", contentRoot);
        var provider = (configuration["Database:Provider"] ?? "sqlite") switch
        {
            "sqlite" => DatabaseProvider.Sqlite,
            "postgresql" => DatabaseProvider.Postgresql,
            var other => throw new InvalidOperationException($"Database:Provider is '{other}'; it must be 'sqlite' or 'postgresql'."),
        };
        var connection = configuration.GetConnectionString("Billing");
        if (provider == DatabaseProvider.Postgresql && string.IsNullOrWhiteSpace(connection))
            throw new InvalidOperationException("Database:Provider is 'postgresql', so ConnectionStrings:Billing must name the database.");
        return new(provider, directory, provider == DatabaseProvider.Postgresql
            ? connection!
            : $"Data Source={Path.Combine(directory, "billing.db")};Default Timeout=30");
    }
}
