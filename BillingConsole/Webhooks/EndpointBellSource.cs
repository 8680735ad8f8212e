using BillingConsole.Platform.Operations;
using BillingConsole.Shell;

namespace BillingConsole.Webhooks;

/// <summary>Endpoints that the console switched off, until somebody switches them on again or removes them.</summary>
public sealed class EndpointBellSource(Operations operations) : IBellSource
{
    public async Task<int> CountAsync(CancellationToken cancel) => await operations.ReadAsync((WebhookQueries q) => q.SwitchedOffAsync(cancel), cancel) is { Ok: true } found ? found.Value.Count : 0;
}
