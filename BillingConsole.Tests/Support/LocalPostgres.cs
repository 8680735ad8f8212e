using System.Diagnostics;

namespace BillingConsole.Tests.Support;

/// <summary>A throw-away PostgreSQL server on a socket of its own, for as long as the tests run.</summary>
internal static class LocalPostgres
{
    public static string? Start()
    {
        if (Programs() is not { } programs) return null;
        var home = Directory.CreateTempSubdirectory("console-pg-").FullName;
        if (Environment.UserName == "root") Run("chown", ["postgres", home]);
        var data = Path.Combine(home, "data");
        if (!AsServer(Path.Combine(programs, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"])) return null;
        var settings = $"-c listen_addresses='' -c unix_socket_directories='{home}' -c fsync=off -c max_connections=300";
        if (!AsServer(Path.Combine(programs, "pg_ctl"), ["-D", data, "-w", "-l", Path.Combine(home, "log"), "-o", settings, "start"])) return null;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            AsServer(Path.Combine(programs, "pg_ctl"), ["-D", data, "-m", "immediate", "stop"]);
            try { Directory.Delete(home, recursive: true); }
            catch (IOException) { }
        };
        return $"Host={home};Username=postgres;Database=postgres";
    }

    private static string? Programs()
    {
        var places = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")) : [];
        return places.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "pg_ctl")));
    }

    /// <summary>The server refuses to run as root; then its own user runs it.</summary>
    private static bool AsServer(string program, string[] arguments) =>
        Environment.UserName == "root" ? Run("runuser", ["-u", "postgres", "--", program, .. arguments]) : Run(program, arguments);

    private static bool Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
