using System.Text;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Usage;

/// <summary>Which refused events; without a code, all that wait.</summary>
public sealed record ReplayBody
{
    public string? Code { get; init; }
}

/// <summary>How many count now, and how many were refused again.</summary>
public sealed record ReplayedView(int Replayed, int Refused);

/// <summary>Sends refused events again, in the order they came, some hundred a commit; safe to repeat.</summary>
[Needs(Permission.CorrectUsage), CommitsInSteps]
public sealed record ReplayAllRejected(ReplayBody Body) : IInput<ReplayedView>;

public sealed class ReplayAllRejectedOperation(BillingDb db, WriteGate gate, UsageWriter writer, OperationContext context) : IOperation<ReplayAllRejected, ReplayedView>
{
    private const int AtOnce = 500;

    public async Task<Result<ReplayedView>> RunAsync(ReplayAllRejected input, CancellationToken cancel)
    {
        var (after, replayed, refused) = (new Id<RejectedEvent>(), 0, 0);
        while (true)
        {
            var some = await NextAsync(input.Body.Code, after, cancel);
            if (some.Count == 0) return new ReplayedView(replayed, refused);
            after = some[^1].Id;
            var sendable = some.Select(r => (r.Id, Event: Read(r))).Where(r => r.Event is not null).ToList();
            var sent = await writer.SendAsync(sendable.ConvertAll(r => r.Event!));
            if (!sent.Ok) return Result<ReplayedView>.Refused(sent.Refusals);
            var counted = sendable.Zip(sent.Value).Where(s => s.Second.Refusal is null).Select(s => s.First.Id).ToList();
            await MarkAsync(counted, cancel);
            (replayed, refused) = (replayed + counted.Count, refused + some.Count - counted.Count);
        }
    }

    private Task<List<RejectedEvent>> NextAsync(string? code, Id<RejectedEvent> after, CancellationToken cancel)
    {
        var rows = db.Set<RejectedEvent>().AsNoTracking().Where(r => r.ReplayedAt == null);
        if (!string.IsNullOrWhiteSpace(code)) rows = rows.Where(r => r.Code == code);
        if (after != default) rows = rows.Where(r => r.Id > after);
        return rows.OrderBy(r => r.Id).Take(AtOnce).ToListAsync(cancel);
    }

    private static IncomingEvent? Read(RejectedEvent row) =>
        EventParser.ParseLines(Encoding.UTF8.GetBytes(row.Payload.ReplaceLineEndings(" ")), row.ReceivedAt) is [{ Refusal: null } one] ? one : null;

    private async Task MarkAsync(List<Id<RejectedEvent>> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return;
        using var turn = await gate.EnterAsync(cancel);
        await db.Set<RejectedEvent>().Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(s => s.SetProperty(r => r.ReplayedAt, context.Now), cancel);
    }
}
