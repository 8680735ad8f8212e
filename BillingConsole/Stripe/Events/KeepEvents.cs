using System.Text.Json;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Wire;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Events;

/// <summary>An event on its way into the inbox.</summary>
public sealed record ArrivedEvent(StripeEvent Event, string? ApiVersion, string Payload, InboxSource Source)
{
    /// <summary>Null when the bytes are no event.</summary>
    public static ArrivedEvent? Read(byte[] body)
    {
        try
        {
            using var parsed = JsonDocument.Parse(body);
            return StripeEvent.Of(parsed.RootElement) is null ? null : Of(parsed.RootElement.Clone(), InboxSource.Webhook);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static ArrivedEvent Of(JsonElement json, InboxSource source) => new(StripeEvent.Of(json)!, json.Text("api_version"), json.GetRawText(), source);
}

/// <summary>Keeps events that are not kept yet; the answer counts those.</summary>
[Needs(Permission.Administer)]
public sealed record KeepEvents(IReadOnlyList<ArrivedEvent> Arrived) : IInput<KeptEvents>;

public sealed record KeptEvents(int New);

public sealed class KeepEventsOperation(BillingDb db, OperationContext context, RealTime time, IEnumerable<IStripeEventHandler> handlers, InboxSignal signal) : IOperation<KeepEvents, KeptEvents>
{
    public async Task<Result<KeptEvents>> RunAsync(KeepEvents input, CancellationToken cancel)
    {
        var live = (await db.Set<StripeConnection>().AsNoTracking().SingleAsync(cancel)).Mode == StripeMode.Live;
        var ids = input.Arrived.Select(a => a.Event.Id).Distinct().ToList();
        var known = (await db.Set<InboxEvent>().Where(e => ids.Contains(e.EventId)).Select(e => e.EventId).ToListAsync(cancel)).ToHashSet();
        var kept = 0;
        foreach (var arrived in input.Arrived)
        {
            if (!known.Add(arrived.Event.Id)) continue;
            db.Add(Row(arrived, live));
            kept++;
        }
        if (kept > 0) context.AfterCommit(signal.Wake);
        return new KeptEvents(kept);
    }

    private InboxEvent Row(ArrivedEvent arrived, bool live)
    {
        var happened = arrived.Event;
        var status = happened.Livemode != live ? InboxStatus.Rejected : handlers.Any(h => h.Types.Contains(happened.Type)) ? InboxStatus.Waiting : InboxStatus.Ignored;
        return new()
        {
            Id = time.NewId<InboxEvent>(), EventId = happened.Id, Type = happened.Type, ObjectId = happened.ObjectId, Livemode = happened.Livemode, ApiVersion = arrived.ApiVersion, Created = happened.Created, Payload = arrived.Payload,
            Source = arrived.Source, ReceivedAt = time.Now, Status = status, DueAt = time.Now, SettledAt = status == InboxStatus.Waiting ? null : time.Now,
            LastError = status == InboxStatus.Rejected ? $"It is of {(happened.Livemode ? "live" : "test")} mode; the console works in {(live ? "live" : "test")} mode." : null,
        };
    }
}
