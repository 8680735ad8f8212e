using BillingConsole.Platform.Operations;
using BillingConsole.Shell;

namespace BillingConsole.Alerts;

/// <summary>Firings that nobody has acknowledged yet.</summary>
public sealed class AlertBellSource(Operations operations) : IBellSource
{
    public async Task<int> CountAsync(CancellationToken cancel) => await operations.ReadAsync((AlertQueries q) => q.OpenCountAsync(cancel), cancel) is { Ok: true } found ? found.Value : 0;
}
