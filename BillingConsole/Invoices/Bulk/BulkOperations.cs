using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices.Bulk;

/// <summary>Shows count and money of what an act would reach; saves nothing.</summary>
[Needs(Permission.Preview), SavesNothing]
public sealed record PreviewBulk(BulkBody Body) : IInput<BulkPreview>;

public sealed class PreviewBulkOperation(BulkScope scope) : IOperation<PreviewBulk, BulkPreview>
{
    public async Task<Result<BulkPreview>> RunAsync(PreviewBulk input, CancellationToken cancel)
    {
        var check = new Check();
        return await scope.ChosenAsync(check, input.Body, cancel) is { } chosen ? await scope.LookAsync(input.Body.Act!.Value, chosen, cancel) : check;
    }
}

/// <summary>Notes every invoice that is meant, in the order of their making, and begins.</summary>
[Needs(Permission.HandleMoney)]
public sealed record StartBulk(BulkBody Body) : IInput<BulkRunView>;

public sealed class StartBulkOperation(BillingDb db, OperationContext context, BulkScope scope, Outbox outbox) : IOperation<StartBulk, BulkRunView>
{
    public async Task<Result<BulkRunView>> RunAsync(StartBulk input, CancellationToken cancel)
    {
        var (check, body) = (new Check(), input.Body);
        if (await scope.ChosenAsync(check, body, cancel) is not { } chosen) return check;
        var act = body.Act!.Value;
        var found = await BulkScope.For(act, chosen).OrderBy(i => i.Id).Take(BulkScope.Most + 1).Select(i => new { i.Id, i.Currency, i.TotalMinor }).ToListAsync(cancel);
        if (found.Count == 0) return Refusal.Conflict("nothing_to_do", act == BulkAct.Finalize ? "None of them is a draft; there is nothing to finalise." : "None of them is final and not void; there is nothing to send.");
        check.That(found.Count <= BulkScope.Most, "filter", $"At most {BulkScope.Most} invoices at once; narrow the filter.");
        if (check.Failed) return check;
        if (body.Expected is { } expected && expected != found.Count)
            return Refusal.Conflict("changed_meanwhile", $"It would reach {found.Count} invoices now, not {expected}. Look at count and money again.");
        var run = new BulkRun
        {
            Id = context.NewId<BulkRun>(), Act = act, Total = found.Count, Amounts = found.GroupBy(f => f.Currency.Code).ToDictionary(g => g.Key, g => g.Sum(f => f.TotalMinor)),
            RequestedBy = context.Actor.Name, CreatedAt = context.Now,
        };
        db.Add(run);
        db.AddRange(found.Select((f, at) => new BulkItem { RunId = run.Id, Position = at, InvoiceId = f.Id }));
        outbox.Send(BulkCourier.KindOfMessage, new BulkMessage(run.Id));
        return BulkRunView.Of(run, 0, 0);
    }
}

/// <summary>Does the next one of a run and notes it in the same commit; what is refused is parked with the reason. False when none is left.</summary>
[Needs(Permission.HandleMoney)]
public sealed record DoNextOfBulk(Id<BulkRun> Run) : IInput<bool>;

public sealed class DoNextOfBulkOperation(BillingDb db, OperationContext context, IOperation<FinaliseInvoice, InvoiceView> finalise, IOperation<SendInvoice, InvoiceView> send) : IOperation<DoNextOfBulk, bool>
{
    public async Task<Result<bool>> RunAsync(DoNextOfBulk input, CancellationToken cancel)
    {
        var run = await db.Set<BulkRun>().SingleAsync(r => r.Id == input.Run, cancel);
        if (await db.NextOfBulkAsync(run.Id, cancel) is not { } item)
        {
            run.FinishedAt ??= context.Now;
            return false;
        }
        context.Reason = $"{run.Id}, asked for by {run.RequestedBy}";
        var (id, done) = (item.InvoiceId.ToString(), item);
        var result = run.Act switch
        {
            BulkAct.Finalize => await finalise.RunAsync(new(id), cancel),
            BulkAct.Send => await send.RunAsync(new(id), cancel),
        };
        if (!result.Ok)
        {
            // Nothing of what was refused may stay.
            db.Forget();
            done = (await db.NextOfBulkAsync(run.Id, cancel))!;
        }
        (done.State, done.Reason) = result.Ok ? (BulkItemState.Done, null) : (BulkItemState.Parked, result.Refusals[0].Message);
        return true;
    }
}

/// <summary>Parks the next one of a run, which met a fault, so that the others go on.</summary>
[Needs(Permission.HandleMoney)]
public sealed record ParkNextOfBulk(Id<BulkRun> Run, string Reason) : IInput<Done>;

public sealed class ParkNextOfBulkOperation(BillingDb db) : IOperation<ParkNextOfBulk, Done>
{
    public async Task<Result<Done>> RunAsync(ParkNextOfBulk input, CancellationToken cancel)
    {
        if (await db.NextOfBulkAsync(input.Run, cancel) is { } item) (item.State, item.Reason) = (BulkItemState.Parked, input.Reason);
        return default(Done);
    }
}

internal static class BulkItems
{
    public static Task<BulkItem?> NextOfBulkAsync(this BillingDb db, Id<BulkRun> run, CancellationToken cancel) =>
        db.Set<BulkItem>().Where(i => i.RunId == run && i.State == BulkItemState.Waiting).OrderBy(i => i.Position).FirstOrDefaultAsync(cancel);
}
