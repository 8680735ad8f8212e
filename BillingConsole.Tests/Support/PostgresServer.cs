using Npgsql;

namespace BillingConsole.Tests.Support;

/// <summary>
/// The PostgreSQL server of this run: the one that <c>BILLING_TEST_POSTGRES</c> (a connection string) names, else a private
/// one, started at the first need.
/// </summary>
internal static class PostgresServer
{
    public const string Variable = "BILLING_TEST_POSTGRES";
    private static readonly Lock Gate = new();
    private static PrivatePostgres? started;
    private static string? trouble;

    /// <summary>Set before the first need: a benchmark measures commits that are on disk.</summary>
    public static bool IsDurable { get; set; }

    /// <summary>Where initdb and postgres are, or null.</summary>
    public static string? Programs
    {
        get
        {
            var debian = Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(d => Path.Combine(d, "bin", "initdb")) : [];
            return Path.GetDirectoryName(debian.FirstOrDefault(File.Exists) ?? Executables.Find("initdb"));
        }
    }

    /// <summary>The connection string of its superuser, or null with the reason.</summary>
    public static string? Find(out string reason)
    {
        lock (Gate)
        {
            if (trouble is null && Environment.GetEnvironmentVariable(Variable) is null) StartOwn();
            reason = trouble ?? "";
            return Environment.GetEnvironmentVariable(Variable);
        }
    }

    public static string Describe()
    {
        if (Find(out var reason) is not { } connection) return $"none; its tests are skipped. {reason}";
        var parts = new NpgsqlConnectionStringBuilder(connection);
        return $"{parts.Host}:{parts.Port}{(started is null ? $" (from {Variable})" : ", private to this run")}";
    }

    public static bool IsStopped { get; private set; }

    /// <summary>Stops the private server and removes its files; leaves a server that was given alone.</summary>
    public static void Stop()
    {
        lock (Gate)
        {
            if (started is null) return;
            started.Dispose();
            (started, IsStopped) = (null, true);
        }
    }

    private static void StartOwn()
    {
        if (Programs is not { } programs)
        {
            trouble = $"There is no PostgreSQL server here: install Debian's package postgresql, or set {Variable} to a connection string.";
            return;
        }
        try
        {
            started = PrivatePostgres.Start(programs, IsDurable);
            Environment.SetEnvironmentVariable(Variable, started.ConnectionString);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        }
        catch (InvalidOperationException failure)
        {
            trouble = failure.Message;
        }
    }
}
