namespace BillingConsole.Platform.Operations;

/// <summary>What a capability does once at start, after the database is migrated; safe to repeat.</summary>
public interface IStartTask
{
    int Order { get; }
    Task RunAsync(CancellationToken cancel);
}
