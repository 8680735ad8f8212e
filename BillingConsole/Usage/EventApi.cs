using System.IO.Compression;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Usage;

public sealed record RejectedView(int Index, string? Id, string Code, string Detail);

public sealed record IngestView(int Accepted, int Duplicates, IReadOnlyList<RejectedView> Rejected);

/// <summary>
/// Takes events from HTTP to the writer. It goes past the operations on purpose: a transaction each would forgo the
/// group commit. The role is checked here, and the answer waits for the commit.
/// </summary>
public sealed class EventApi(UsageWriter writer, RejectedEvents rejected, Operations operations, TimeProvider clock)
{
    public const int MostBytes = 16 * 1024 * 1024;

    public async Task<IResult> AcceptAsync(HttpContext http)
    {
        if (await operations.WhoAsync(http.RequestAborted) is not { } actor) return Problems.From([new(RefusalKind.Unauthenticated, "unauthenticated", "Send a valid API key as 'Authorization: Bearer …'.")]);
        if (!actor.May(Permission.SendEvents)) return Problems.From([Refusal.Forbidden("Events are sent with an API key of the role ingest or admin.")]);
        if (await ReadBodyAsync(http) is not { } body) return Problems.From([new(RefusalKind.Malformed, "too_large", $"At most {MostBytes} bytes of events a request, after decompression.")]);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var lines = http.Request.ContentType?.StartsWith("application/x-ndjson", StringComparison.OrdinalIgnoreCase) == true;
        List<IncomingEvent> events;
        try
        {
            events = lines ? EventParser.ParseLines(body, now) : EventParser.ParseDocument(body, now);
        }
        catch (UnreadableEventsException unreadable)
        {
            return Problems.From([new(RefusalKind.Malformed, "malformed_json", unreadable.Message)]);
        }
        return await StoreAsync(events, !lines && EventParser.IsLone(body), http.RequestAborted);
    }

    private async Task<IResult> StoreAsync(List<IncomingEvent> events, bool lone, CancellationToken cancel)
    {
        var request = new IngestRequest(events);
        if (!writer.TryEnqueue(request)) return Problems.From([new(RefusalKind.TooMany, "too_many_requests", "More events wait than can be counted at once; send them again in a second.")]);
        try
        {
            await request.Committed;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Problems.From([new(RefusalKind.Unavailable, "store_unavailable", "The events could not be committed. Nothing of this request was counted; send it again.")]);
        }
        var refused = events.Select((e, i) => (Event: e, Index: i)).Where(e => e.Event.Refusal is not null).ToList();
        await rejected.KeepAsync([.. refused.Select(r => r.Event)], cancel);
        if (lone && refused.Count == 1) return Problems.From([OneRefusal(refused[0].Event.Refusal!)]);
        return Results.Json(new IngestView(
            request.Outcomes.Count(o => o == EventOutcome.Accepted), request.Outcomes.Count(o => o == EventOutcome.Duplicate),
            [.. refused.Select(r => new RejectedView(r.Index, r.Event.Id, r.Event.Refusal!.Code, r.Event.Refusal.Detail))]), ApiJson.Options);
    }

    private static Refusal OneRefusal(EventRefusal refusal) => refusal.Code switch
    {
        "other_content" => Refusal.Conflict(refusal.Code, refusal.Detail, "id"),
        "duplicate_member" => new(RefusalKind.Malformed, refusal.Code, refusal.Detail),
        _ => Refusal.Rule(refusal.Code, refusal.Detail, FieldOf(refusal.Code)),
    };

    private static string? FieldOf(string code) => code switch
    {
        "unknown_type" => "type",
        "unknown_subject" => "subject",
        "in_future" or "too_old" or "invalid_time" => "time",
        "missing_value" or "invalid_value" or "negative_max" or "invalid_data" => "data",
        _ when code.StartsWith("missing_", StringComparison.Ordinal) => code["missing_".Length..],
        _ when code.StartsWith("invalid_", StringComparison.Ordinal) => code["invalid_".Length..],
        _ => null,
    };

    private static async Task<byte[]?> ReadBodyAsync(HttpContext http)
    {
        var zipped = string.Equals(http.Request.Headers.ContentEncoding, "gzip", StringComparison.OrdinalIgnoreCase);
        await using var source = zipped ? new GZipStream(http.Request.Body, CompressionMode.Decompress) : http.Request.Body;
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await source.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (buffer.Length + read > MostBytes) return null;
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }
}

/// <summary>Keeps refused events for the screen, in a transaction of their own.</summary>
public sealed class RejectedEvents(IServiceScopeFactory scopes, WriteGate gate, RealTime time, IdSource ids)
{
    private const int MostAtOnce = 1_000;

    public async Task KeepAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancel)
    {
        if (events.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        using var turn = await gate.EnterAsync(cancel);
        db.AddRange(events.Take(MostAtOnce).Select(e => new RejectedEvent
        {
            Id = ids.New<RejectedEvent>(time.Now), ReceivedAt = time.Now, EventId = e.Id, Code = e.Refusal!.Code, Detail = e.Refusal.Detail, Payload = e.ToJson(),
        }));
        await db.SaveChangesAsync(cancel);
    }
}
