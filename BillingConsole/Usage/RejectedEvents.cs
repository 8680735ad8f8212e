using System.Text;
using System.Text.Json.Serialization;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>A refused event as it came, how often, and whether sending it again has helped.</summary>
public sealed record RejectedEventView(
    Id<RejectedEvent> Id, string? EventId, string? Source, string? Type, string? Subject, string Code, string Detail, string Payload, int Times, Instant ReceivedAt, Instant? ReplayedAt)
{
    [JsonIgnore]
    public bool CanReplay => ReplayedAt is null && Code != "malformed_json";

    public static RejectedEventView Of(RejectedEvent r) => new(r.Id, r.EventId, r.Source, r.Type, r.Subject, r.Code, r.Detail, r.Payload, r.Times, r.ReceivedAt, r.ReplayedAt);
}

public sealed record RejectedCount(string Code, int Waiting);

[Needs(Permission.Read)]
public sealed class RejectedQueries(BillingDb db)
{
    /// <param name="replayed">Shows those too that have been counted since.</param>
    public async Task<PageOf<RejectedEventView>> ListAsync(Listing listing, string? code, bool replayed, CancellationToken cancel)
    {
        var rows = db.Set<RejectedEvent>().AsNoTracking().Where(r => replayed || r.ReplayedAt == null);
        if (!string.IsNullOrWhiteSpace(code)) rows = rows.Where(r => r.Code == code);
        return (await rows.PageAsync(listing, cancel)).Select(RejectedEventView.Of);
    }

    public async Task<RejectedEventView?> FindAsync(string named, CancellationToken cancel) =>
        Id<RejectedEvent>.TryParse(named, out var id) && await db.Set<RejectedEvent>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is { } found
            ? RejectedEventView.Of(found) : null;

    /// <summary>How many wait under each code, most first.</summary>
    public Task<List<RejectedCount>> CodesAsync(CancellationToken cancel) => db.Set<RejectedEvent>().Where(r => r.ReplayedAt == null)
        .GroupBy(r => r.Code).OrderByDescending(g => g.Count()).Select(g => new RejectedCount(g.Key, g.Count())).ToListAsync(cancel);

    public Task<int> WaitingAsync(CancellationToken cancel) => db.Set<RejectedEvent>().CountAsync(r => r.ReplayedAt == null, cancel);
}

/// <summary>Sends a refused event again, after a meter or a customer was put right; one without a time counts for when it first came.</summary>
[Needs(Permission.CorrectUsage), CommitsInSteps]
public sealed record ReplayRejected(string Rejected) : IInput<RejectedEventView>;

public sealed class ReplayRejectedOperation(BillingDb db, WriteGate gate, UsageWriter writer, OperationContext context) : IOperation<ReplayRejected, RejectedEventView>
{
    public async Task<Result<RejectedEventView>> RunAsync(ReplayRejected input, CancellationToken cancel)
    {
        if (!Id<RejectedEvent>.TryParse(input.Rejected, out var id) || await db.Set<RejectedEvent>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } found)
            return Refusal.NotFound("rejected event", input.Rejected);
        if (found.ReplayedAt is not null) return RejectedEventView.Of(found);
        var events = EventParser.ParseLines(Encoding.UTF8.GetBytes(found.Payload.ReplaceLineEndings(" ")), found.ReceivedAt);
        if (events.Count != 1) return Refusal.Rule("malformed_json", "What came was no event; it cannot be sent again.");
        var sent = await writer.SendAsync(events);
        if (!sent.Ok) return Result<RejectedEventView>.Refused(sent.Refusals);
        if (sent.Value[0].Refusal is { } refusal) return Refusal.Rule(refusal.Code, refusal.Detail);
        using var turn = await gate.EnterAsync(cancel);
        await db.Set<RejectedEvent>().Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.ReplayedAt, context.Now), cancel);
        found.ReplayedAt = context.Now;
        return RejectedEventView.Of(found);
    }
}
