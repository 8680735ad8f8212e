using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Demo;

/// <summary>How far the loading has come; it runs in the background, and whoever looks sees it.</summary>
public sealed class DemoLoading(IServiceScopeFactory scopes, IHostApplicationLifetime life, ILogger<DemoLoading> log)
{
    public const int Whole = 100;
    private readonly Lock gate = new();

    public bool Running { get; private set; }

    public int Done { get; private set; }

    public string Step { get; private set; } = "";

    /// <summary>Why the last loading stopped; null while it runs and when it went well.</summary>
    public string? Failure { get; private set; }

    public void Report(int done, string step) => (Done, Step) = (done, step);

    /// <summary>Begins in the background; false when one is under way.</summary>
    public bool TryBegin()
    {
        lock (gate)
        {
            if (Running) return false;
            (Running, Failure, Done, Step) = (true, null, 0, "Begins");
        }
        _ = Task.Run(LoadAsync, CancellationToken.None);
        return true;
    }

    private async Task LoadAsync()
    {
        try
        {
            var loaded = await RunAsync(life.ApplicationStopping);
            Failure = loaded.Ok ? null : loaded.Refusals[0].Message;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The demo company could not be loaded");
            Failure = "The demo company could not be loaded in whole. The log says why; begin again with an empty data directory.";
        }
        finally
        {
            Running = false;
        }
    }

    public async Task<Result<DemoLoaded>> RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Set(Actor.Job("demo"));
        return await scope.ServiceProvider.GetRequiredService<Operations>().RunAsync(new LoadDemo(), cancel: cancel);
    }
}
