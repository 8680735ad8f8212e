using System.Collections.Concurrent;
using BillingConsole.Stripe.Wire;
using BillingConsole.StripeSimulator;
using BillingConsole.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BillingConsole.Tests.Stripe.Connection;

/// <summary>The console with everything that it logs, down to the last trace, and everything that it writes.</summary>
internal sealed class LoggedHost : ConsoleHost
{
    private readonly ConcurrentQueue<string> logged = new();

    public LoggedHost()
    {
        Settings["Stripe:BaseUrl"] = SimulatorLoopback.Address.ToString();
        Settings["Logging:LogLevel:Default"] = "Trace";
    }

    /// <summary>The log and every file of the data directory.</summary>
    public async Task<IReadOnlyList<string>> EverythingAsync()
    {
        List<string> all = [string.Join('\n', logged)];
        foreach (var file in Directory.EnumerateFiles(Settings["Data:Directory"]!, "*", SearchOption.AllDirectories))
        {
            await using var read = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(read, System.Text.Encoding.Latin1);
            all.Add(await text.ReadToEndAsync());
        }
        return all;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        services.AddSingleton<ILoggerProvider>(new Ear(logged));
        services.AddHttpClient(StripeClient.HttpName).ConfigurePrimaryHttpMessageHandler(s => s.GetRequiredService<Simulator>().CreateHandler());
    });

    private sealed class Ear(ConcurrentQueue<string> logged) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => logged.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
