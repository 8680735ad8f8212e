using System.Text.Json;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using NodaTime;

namespace BillingConsole.Invoices.Bulk;

/// <summary>Which run to go on with.</summary>
public sealed record BulkMessage(Id<BulkRun> Run);

/// <summary>Carries a run on, one commit for each invoice. The outbox's lease sees to it that one node does, and that a dead one is followed by another.</summary>
public sealed class BulkCourier(Operations operations, RealTime time, ILogger<BulkCourier> log) : IOutboxCourier
{
    public const string KindOfMessage = "bulk";

    /// <summary>Well within a lease; the rest follows at once.</summary>
    private static readonly Duration Stretch = Duration.FromSeconds(60);

    public string Kind => KindOfMessage;

    public async Task DeliverAsync(string payload, CancellationToken cancel)
    {
        var run = JsonSerializer.Deserialize<BulkMessage>(payload, ApiJson.Options)!.Run;
        var until = time.Now + Stretch;
        while (await NextAsync(run, cancel))
            if (time.Now >= until || cancel.IsCancellationRequested) throw new DeliveryHeldException("More of the run is to be done.", time.Now);
    }

    private async Task<bool> NextAsync(Id<BulkRun> run, CancellationToken cancel)
    {
        try
        {
            return (await operations.RunAsync(new DoNextOfBulk(run), cancel: cancel)).Value;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "An invoice of {Run} met a fault and is parked", run);
            _ = (await operations.RunAsync(new ParkNextOfBulk(run, failure.Message), cancel: cancel)).Value;
            return true;
        }
    }
}
