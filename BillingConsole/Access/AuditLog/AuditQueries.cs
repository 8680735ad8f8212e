using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BillingConsole.Platform.Audit;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Access.AuditLog;

/// <summary>One field of a change, as people read it; null stands for "was not there".</summary>
public sealed record AuditChange(string Field, string? Before, string? After);

public sealed record AuditView(
    long Seq, Instant At, ActorKind ActorKind, string ActorId, string ActorName, string? Address, string Operation,
    string ObjectType, string ObjectId, JsonObject? Before, JsonObject? After, string? Reason)
{
    [JsonIgnore]
    public IReadOnlyList<AuditChange> Changes => [.. (Before ?? []).Select(p => p.Key).Union((After ?? []).Select(p => p.Key))
        .Select(name => new AuditChange(name, Text(Before?[name]), Text(After?[name]))).Where(c => c.Before != c.After)];

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue plain => plain.ToString(),
        _ => value.ToJsonString(ApiJson.Options),
    };
}

[Needs(Permission.Read)]
public sealed class AuditQueries(BillingDb db, CurrentActor actor)
{
    /// <param name="changed">An object's id, or a type such as <c>customer</c>.</param>
    /// <param name="by">An actor's id or name.</param>
    public async Task<PageOf<AuditView>> ListAsync(Listing listing, string? changed, string? by, CancellationToken cancel)
    {
        if (listing.Refusal is { } refusal) throw new RefusedException(refusal);
        var rows = db.Set<AuditRow>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(changed)) rows = rows.Where(r => r.ObjectId == changed || r.ObjectType == changed);
        if (!string.IsNullOrWhiteSpace(by)) rows = rows.Where(r => r.ActorId == by || r.ActorName == by);
        if (listing.Cursor is { } cursor)
        {
            if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after)) throw new RefusedException(Refusal.Invalid("cursor", "Give a next_cursor of this list."));
            rows = rows.Where(r => r.Seq < after);
        }
        var found = await rows.OrderByDescending(r => r.Seq).Take(listing.Limit + 1).ToListAsync(cancel);
        var more = found.Count > listing.Limit;
        if (more) found.RemoveAt(found.Count - 1);
        var masked = (await actor.FindAsync())?.Role == Role.Support;
        return new([.. found.Select(r => View(r, masked))], more ? found[^1].Seq.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static AuditView View(AuditRow r, bool masked) => new(
        r.Seq, r.At, r.ActorKind, r.ActorId, r.ActorName, r.Address, JsonNamingPolicy.SnakeCaseLower.ConvertName(r.Operation), r.ObjectType, r.ObjectId, Read(r.Before, masked), Read(r.After, masked), r.Reason);

    private static JsonObject? Read(string? text, bool masked)
    {
        if (text is null || JsonNode.Parse(text) is not JsonObject fields) return null;
        if (masked && fields["tax_id"] is not null) fields["tax_id"] = "•••";
        return fields;
    }
}
