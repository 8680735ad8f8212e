using System.Collections.Concurrent;
using BillingConsole.StripeSimulator;
using BillingConsole.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BillingConsole.Tests.Stripe;

/// <summary>Where a request that makes something is stopped for good: before Stripe does it, or before Stripe's answer leaves.</summary>
public enum Gate { Open, BeforeTheCall, BeforeTheAnswer }

/// <summary>The simulator on a socket of its own, behind a gate.</summary>
public sealed class GatedStripe : ConsoleHost
{
    private readonly ConcurrentQueue<string> arrived = new();

    public Gate Gate { get; set; }

    public Simulator Simulator => Services.GetRequiredService<Simulator>();

    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    /// <summary>So that a wait for what never comes ends.</summary>
    public static CancellationTokenSource Patience() => new(TimeSpan.FromMinutes(1));

    /// <summary>Waits until a request stands at the gate for each of these addresses.</summary>
    public async Task ArrivedAsync(params string[] paths)
    {
        using var patience = Patience();
        while (!paths.All(arrived.Contains)) await Task.Delay(10, patience.Token);
        arrived.Clear();
    }

    public async Task<int> CountAsync(string kind) => (await Simulator.AllAsync(kind)).Count;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services => services
        .AddSingleton(new SimulatorOptions { Directory = Settings["Data:Directory"]!, Delivers = false }).AddSingleton<IStartupFilter>(new GateKeeper(this)));

    private async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        var gate = Gate;
        if (gate == Gate.Open || http.Request.Method != "POST" || !http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }
        if (gate == Gate.BeforeTheAnswer)
        {
            http.Response.Body = Stream.Null;
            await next(http);
        }
        arrived.Enqueue(http.Request.Path);
        try
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked is dead.
        }
    }

    private sealed class GateKeeper(GatedStripe stripe) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(following => http => stripe.PassAsync(http, following));
            next(app);
        };
    }
}
