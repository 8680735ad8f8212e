using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Platform.Outbox;

/// <summary>Takes and settles messages, each in one statement, so that two nodes never hold the same one.</summary>
public sealed class OutboxClaims(BillingDb db, WriteGate gate, RealTime time)
{
    /// <summary>A courier that takes longer is cut off before this ends.</summary>
    public static Duration Lease { get; } = Duration.FromMinutes(2);

    private const int LongestError = 1000;

    public async Task<OutboxMessage?> TakeAsync(string kind, CancellationToken cancel)
    {
        var now = time.Now;
        if (!await db.Set<OutboxMessage>().AnyAsync(m => m.Kind == kind && m.DeliveredAt == null && m.GivenUpAt == null && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil <= now), cancel))
            return null;
        using var turn = await gate.EnterAsync(cancel);
        var taken = await db.Set<OutboxMessage>().FromSqlRaw(
            db.Database.IsNpgsql() ? Sql("for update skip locked") : Sql(""),
            kind, Instants.ToMicroseconds(now), Instants.ToMicroseconds(now + Lease)).AsNoTracking().ToListAsync(cancel);
        return taken.SingleOrDefault();
    }

    public Task DeliveredAsync(OutboxMessage message) => SettleAsync(message, time.Now, time.Now, null, null);

    public Task FailedAsync(OutboxMessage message, string error, Duration? wait) =>
        SettleAsync(message, null, time.Now + (wait ?? Duration.Zero), wait is null ? time.Now : null, error.Length > LongestError ? error[..LongestError] : error);

    /// <summary>Nothing was tried, so the attempt does not count.</summary>
    public Task HeldAsync(OutboxMessage message, string why, Instant? until) =>
        SettleAsync(message, null, until ?? time.Now, until is null ? time.Now : null, why, untried: 1);

    private async Task SettleAsync(OutboxMessage message, Instant? delivered, Instant due, Instant? givenUp, string? error, int untried = 0)
    {
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await db.Set<OutboxMessage>().Where(m => m.Id == message.Id && m.Attempts == message.Attempts && m.DeliveredAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.DeliveredAt, delivered).SetProperty(m => m.DueAt, due).SetProperty(m => m.GivenUpAt, givenUp)
            .SetProperty(m => m.LastError, error).SetProperty(m => m.LeasedUntil, (Instant?)null).SetProperty(m => m.Attempts, m => m.Attempts - untried));
    }

    private static string Sql(string lockClause) => $$"""
        update outbox set leased_until = {2}, attempts = attempts + 1
        where id = (
            select id from outbox
            where kind = {0} and delivered_at is null and given_up_at is null and due_at <= {1} and (leased_until is null or leased_until <= {1})
            order by created_at, id limit 1 {{lockClause}})
        returning *
        """;
}
