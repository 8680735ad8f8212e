using System.Text.Json;
using BillingConsole.Customers;
using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Usage.Closing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Usage;

public sealed record VoidBody
{
    public string? Source { get; init; }
    public string? Id { get; init; }
    public string? Reason { get; init; }
}

public sealed record VoidView(string Id, string Source, string Type, Id<Customer> Customer, Instant Time, string Reason, Instant VoidedAt);

/// <summary>Takes an event out of every count. The event stays; a row of its own says who cancelled it and why.</summary>
[Needs(Permission.CorrectUsage)]
public sealed record VoidEvent(VoidBody Body) : IInput<VoidView>;

/// <summary>A customer's usage was corrected in this transaction.</summary>
public sealed record UsageCorrected(Id<Customer> Customer) : IDomainEvent;

public sealed class VoidEventOperation(BillingDb db, OperationContext context, UsageStore usage) : IOperation<VoidEvent, VoidView>
{
    public async Task<Result<VoidView>> RunAsync(VoidEvent input, CancellationToken cancel)
    {
        var check = new Check();
        var (source, id) = (check.Text("source", input.Body.Source, 256), check.Text("id", input.Body.Id, 256));
        var reason = check.Text("reason", input.Body.Reason, 500);
        if (check.Failed) return check;
        await using var store = await usage.JoinAsync(db, cancel);
        var key = EventKey.Of(source, id);
        if ((await store.FindAsync([key], cancel))[key].FirstOrDefault(e => e.Source == source && e.EventId == id) is not { } known)
            return new Refusal(RefusalKind.NotFound, "not_found", $"There is no event '{id}' of source '{source}'.");
        if (known.VoidSeq is not null) return Refusal.Conflict("already_voided", $"The event '{id}' is void already.", "id");
        await WriteAsync(store, known, reason, cancel);
        context.Reason ??= reason;
        context.Raise(new UsageCorrected(Id<Customer>.Parse(known.CustomerId, null)));
        return new VoidView(id, source, known.Type, Id<Customer>.Parse(known.CustomerId, null), Instants.FromMicroseconds(known.TimeMicros), reason, context.Now);
    }

    private async Task WriteAsync(UsageTransaction store, KnownEvent known, string reason, CancellationToken cancel)
    {
        var seq = await store.LastSeqAsync(cancel) + 1;
        var data = JsonSerializer.Serialize(new { reason, by = context.Actor.Name }, ApiJson.Options);
        await store.InsertAsync(
            [new(seq, 0, known.CustomerId, known.Source, known.EventId, known.Type, known.TimeMicros, data, known.Fingerprint, UsageEventKind.Void, known.Seq)],
            Instants.ToMicroseconds(context.Now), cancel);
        var meters = await db.Set<Meter>().AsNoTracking().Where(m => m.EventType == known.Type).ToListAsync(cancel);
        var customer = Id<Customer>.Parse(known.CustomerId, null);
        var zone = (await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == customer, cancel)).Zone;
        await store.RebuildAroundAsync(new(known.CustomerId, zone), meters, known, cancel);
        await LateUsage.VoidedAsync(store, meters, new(known.CustomerId, zone), known, seq, cancel);
        db.Add(new AuditRow
        {
            At = context.Now, ActorKind = context.Actor.Kind, ActorId = context.Actor.Id, ActorName = context.Actor.Name, Address = context.Actor.Address,
            Operation = context.Operation, ObjectType = "usage_event", ObjectId = $"{known.Source}/{known.EventId}", Before = known.Data, Reason = reason,
        });
    }
}
