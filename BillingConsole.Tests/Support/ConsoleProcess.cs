using System.Diagnostics;

namespace BillingConsole.Tests.Support;

/// <summary>The built program as a process of its own, which can be killed as the kernel kills.</summary>
public sealed class ConsoleProcess : IDisposable
{
    private const string Listening = "Now listening on: ";
    private readonly Process process;

    private ConsoleProcess(Process process, Uri address)
    {
        this.process = process;
        Http = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new("Bearer", ConsoleHost.AdminKey) } };
    }

    public HttpClient Http { get; }

    /// <summary>Starts it on a free port and waits until it listens; its jobs rest unless the settings say otherwise.</summary>
    public static async Task<ConsoleProcess> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "BillingConsole.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory,
        };
        (start.Environment["Setup__ApiKey"], start.Environment["Jobs__Enabled"], start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"]) = (ConsoleHost.AdminKey, "false", "Information");
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Add(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                // What nobody reads would stop the program once the pipe is full.
                process.ErrorDataReceived += (_, _) => { };
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                process.BeginErrorReadLine();
                return new(process, new(line[(at + Listening.Length)..].Trim()));
            }
        }
        var complaint = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        throw new InvalidOperationException($"The program did not start: {string.Join('\n', said)}\n{complaint}");
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
        Http.Dispose();
    }
}
