using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace BillingConsole.Platform.Operations;

/// <summary>A caller's promise that a repetition under this key is the same command.</summary>
/// <param name="Owner">Whose key it is; two callers may use the same word.</param>
/// <param name="Fingerprint">SHA-256 over method, path and body.</param>
/// <param name="Answer">Turns the operation's value into the answer that is stored and replayed.</param>
public sealed record IdempotencyClaim(string Owner, string Key, string Fingerprint, Func<object, StoredAnswer> Answer)
{
    /// <summary>Set when the stored answer of an earlier run is to be sent instead.</summary>
    public StoredAnswer? Replayed { get; set; }
}

public sealed record StoredAnswer(int Status, string Body, string? Location, string? ETag);

/// <summary>The stored answer of one command, written in the transaction of its effect.</summary>
public sealed class IdempotencyRecord
{
    public required string Owner { get; init; }
    public required string Key { get; init; }
    public required string Fingerprint { get; init; }
    public required int Status { get; init; }
    public required string Body { get; init; }
    public string? Location { get; init; }
    public string? ETag { get; init; }

    /// <summary>Real time, whatever the test clock says: retention follows the caller's days.</summary>
    public required Instant StoredAt { get; init; }
}

internal sealed class IdempotencyTable : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> table)
    {
        table.ToTable("idempotency_key").HasKey(r => new { r.Owner, r.Key });
        table.HasIndex(r => r.StoredAt);
    }
}

/// <summary>Finds the answer of an earlier run, or keeps that of this one.</summary>
public sealed class IdempotencyStore(BillingDb db)
{
    public async Task<Refusal?> ReplayAsync(IdempotencyClaim claim, CancellationToken cancel)
    {
        var earlier = await db.Set<IdempotencyRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Owner == claim.Owner && r.Key == claim.Key, cancel);
        if (earlier is null) return null;
        if (earlier.Fingerprint != claim.Fingerprint)
            return Refusal.Rule("idempotency_key_reused", "This Idempotency-Key was used for another request. Use a new key for a new command.", "Idempotency-Key");
        claim.Replayed = new(earlier.Status, earlier.Body, earlier.Location, earlier.ETag);
        return null;
    }

    public void Keep(IdempotencyClaim claim, object value, Instant realNow)
    {
        var answer = claim.Answer(value);
        db.Add(new IdempotencyRecord
        {
            Owner = claim.Owner, Key = claim.Key, Fingerprint = claim.Fingerprint, Status = answer.Status,
            Body = answer.Body, Location = answer.Location, ETag = answer.ETag, StoredAt = realNow,
        });
    }
}
