using BillingConsole.Access.Keys;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Access;

/// <summary>What the configuration brings along at the first start.</summary>
public sealed class AccessStart(Operations operations, CurrentActor actor, IConfiguration configuration) : IStartTask
{
    public int Order => 10;

    public async Task RunAsync(CancellationToken cancel)
    {
        actor.Set(Actor.Job("setup"));
        if (configuration["Setup:ApiKey"] is { Length: > 0 } key) _ = (await operations.RunAsync(new InstallApiKey(key), null, cancel)).Value;
    }
}
