using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace BillingConsole.Tests.Support;

/// <summary>
/// A throw-away PostgreSQL server in a directory of its own, reached on loopback alone and never run as root. Its shell
/// waits for this process to let go of a pipe, so that it stops even when this process is killed.
/// </summary>
internal sealed class PrivatePostgres : IDisposable
{
    private const string Script = """
        set -e
        mkdir -m 700 "$HOME_DIRECTORY" && cd "$HOME_DIRECTORY"
        "$PROGRAMS/initdb" -D data -U billing -A trust -E UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1
        options="-p $PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 $SETTINGS"
        "$PROGRAMS/pg_ctl" -D data -w -l server.log -o "$options" start >start.log 2>&1
        read -r ended || true
        "$PROGRAMS/pg_ctl" -D data -m immediate stop >stop.log 2>&1
        cd / && rm -rf "$HOME_DIRECTORY"
        """;

    // As the README advises for many events: rare checkpoints, since after each the first change of a page writes all of it to the log.
    private static readonly string Durable = $"-c shared_buffers={GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 / 1_048_576}MB -c max_wal_size=16GB -c checkpoint_timeout=15min";

    private static readonly string[] Logs = ["initdb.log", "start.log", "server.log"];

    private readonly Process shell;
    private readonly string directory;

    private PrivatePostgres(Process shell, string directory, string connectionString) =>
        (this.shell, this.directory, ConnectionString) = (shell, directory, connectionString);

    public string ConnectionString { get; }

    /// <param name="durable">Whether what is committed outlives a loss of power. No test cuts the power of the server, and without it databases come and go faster.</param>
    /// <exception cref="InvalidOperationException">It does not start; the message says why.</exception>
    public static PrivatePostgres Start(string programs, bool durable)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"billing-postgres-{Guid.NewGuid():N}");
        var port = FreePort();
        var shell = Process.Start(Command(programs, directory, port, durable)) ?? throw new InvalidOperationException("No shell to start PostgreSQL with.");
        var server = new PrivatePostgres(shell, directory, $"Host=127.0.0.1;Port={port};Username=billing;Database=postgres");
        if (server.Answers()) return server;
        var log = server.Log();
        server.Dispose();
        if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        throw new InvalidOperationException($"The private PostgreSQL does not start: {log}");
    }

    public void Dispose()
    {
        shell.StandardInput.Close();
        if (!shell.WaitForExit(TimeSpan.FromSeconds(20))) shell.Kill(entireProcessTree: true);
        shell.Dispose();
    }

    private static ProcessStartInfo Command(string programs, string directory, int port, bool durable)
    {
        string[] script = ["sh", "-c", Script];
        // A session of its own, or Ctrl-C in a terminal would stop the server before the tests.
        string[] command = Executables.Find("setsid") is { } setsid ? [setsid, "--wait", .. AsOrdinaryUser(script)] : AsOrdinaryUser(script);
        return new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
            Environment = { ["PROGRAMS"] = programs, ["HOME_DIRECTORY"] = directory, ["PORT"] = $"{port}", ["SETTINGS"] = durable ? Durable : "-c fsync=off" },
        };
    }

    private static string[] AsOrdinaryUser(string[] command)
    {
        if (Environment.UserName != "root") return command;
        var runuser = Executables.Find("runuser") ?? throw new InvalidOperationException("PostgreSQL refuses to run as root, and there is no runuser.");
        return [runuser, "-u", "postgres", "--", .. command];
    }

    private bool Answers()
    {
        for (var until = Stopwatch.StartNew(); until.Elapsed < TimeSpan.FromSeconds(60) && !shell.HasExited; Thread.Sleep(100))
        {
            try
            {
                using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                connection.Open();
                return true;
            }
            catch (NpgsqlException)
            {
                // Not up yet: asked again in a moment.
            }
        }
        return false;
    }

    private string Log() => string.Join(' ', Logs.Select(f => Path.Combine(directory, f))
        .Where(File.Exists).SelectMany(File.ReadLines).TakeLast(5).DefaultIfEmpty("its shell ended without a word."));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
