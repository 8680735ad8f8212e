using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BillingConsole.Tests.Platform;

/// <summary>The console of the tests, with services of one test beside its own; jobs run unless the test says otherwise.</summary>
internal sealed class PlatformHost : ConsoleHost
{
    private readonly Action<IServiceCollection>? add;

    public PlatformHost(string? directory, Action<IServiceCollection>? add = null, params (string Key, string Value)[] settings)
    {
        this.add = add;
        if (directory is not null) Settings["Data:Directory"] = directory;
        Settings["Jobs:Enabled"] = "true";
        foreach (var (key, value) in settings) Settings[key] = value;
    }

    public static string NewDirectory() => Directory.CreateTempSubdirectory("console-").FullName;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureLogging(l => l.ClearProviders());
        if (add is not null) builder.ConfigureTestServices(add);
    }

    public PlatformHost Started()
    {
        _ = Services;
        return this;
    }

    public async Task<Result<TResult>> RunAsync<TResult>(IInput<TResult> input)
    {
        await using var scope = AsAdmin();
        return await scope.ServiceProvider.GetRequiredService<Operations>().RunAsync(input);
    }

    public async Task<TAnswer> ReadAsync<TQueries, TAnswer>(Func<TQueries, Task<TAnswer>> ask) where TQueries : notnull
    {
        await using var scope = AsAdmin();
        return (await scope.ServiceProvider.GetRequiredService<Operations>().ReadAsync(ask)).Value;
    }

    /// <summary>Looks into the database, or prepares it, past every rule.</summary>
    public async Task<T> DataAsync<T>(Func<BillingDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        var found = await look(db);
        await db.SaveChangesAsync();
        return found;
    }

    private AsyncServiceScope AsAdmin()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("test"));
        return scope;
    }
}

internal static class Eventually
{
    /// <summary>Waits until it holds; the limit is only for a test that would otherwise hang.</summary>
    public static async Task<T> Async<T>(Func<Task<T>> look, Func<T, bool> holds, string what)
    {
        for (var i = 0; i < 400; i++)
        {
            var seen = await look();
            if (holds(seen)) return seen;
            await Task.Delay(50);
        }
        throw new TimeoutException($"It did not come about: {what}");
    }
}
