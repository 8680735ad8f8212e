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
    /// Of PostgreSQL: connections for the few statements that are run all the time, the turns of the writer and whether a key was revoked.
    /// They stay prepared, and since nobody leaves anything in the session, it is not cleaned each time. One at a time runs of each.
    /// </summary>
    public string LastingConnectionString { get; } = Lasting(Provider, ConnectionString, 4);

    /// <summary>The same for questions about usage, in a pool of their own: however many are long, neither writer nor keys wait for them.</summary>
    public string AskingConnectionString { get; } = Lasting(Provider, ConnectionString, 20);

    private static string Lasting(DatabaseProvider provider, string connectionString, int most) => provider == DatabaseProvider.Postgresql
        ? new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 32, AutoPrepareMinUsages = 2, ReadBufferSize = 65_536, WriteBufferSize = 65_536, NoResetOnClose = true, MaxPoolSize = most }.ConnectionString
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
