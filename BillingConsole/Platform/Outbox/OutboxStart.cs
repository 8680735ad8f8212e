using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Platform.Outbox;

/// <summary>After the death of a process that owned its database, what was under way goes out again.</summary>
public sealed class OutboxStart(BillingDb db) : IStartTask
{
    public int Order => 100;

    public Task RunAsync(CancellationToken cancel) => db.FreeLeasesAsync<OutboxMessage>(cancel);
}
