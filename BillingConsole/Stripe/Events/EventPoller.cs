using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Platform.Data;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Wire;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Events;

/// <summary>
/// Reads Stripe's list of events from where it was read last, ten minutes of it again: with webhooks it closes gaps, without them it is
/// how the console hears of anything. The inbox knows what it has.
/// </summary>
public sealed class EventPoller(StripeAccount account, StripeClient client, StripeConnections connections, StripeAsJob job, IServiceScopeFactory scopes, RealTime time)
{
    /// <summary>Stripe keeps events for 30 days; nearer to that end nobody can be sure to see them all.</summary>
    public static Duration Longest { get; } = Duration.FromDays(25);

    private const int MostTypes = 20;
    private static readonly Duration Overlap = Duration.FromMinutes(10);
    private volatile bool silent;

    /// <summary>How many were new; null while the connection rests.</summary>
    /// <exception cref="StripeException">Stripe did not answer. Once it does again, whatever waits for it is due at once.</exception>
    public async Task<int?> PollAsync(CancellationToken cancel)
    {
        try
        {
            var kept = await ReadAsync(cancel);
            if (silent && kept is not null) _ = (await job.RunAsync(new StripeAnswersAgain(), cancel)).Value;
            silent = silent && kept is null;
            return kept;
        }
        catch (StripeException failure) when (failure.Error.IsUnknown)
        {
            silent = true;
            throw;
        }
    }

    private async Task<int?> ReadAsync(CancellationToken cancel)
    {
        if ((await connections.AccessAsync(cancel)).Pause is not null) await RetryAsync(cancel);
        if (await account.ReadyAsync(cancel) is not { Account: { } id } scope) return null;
        var startedAt = time.Now;
        var readUntil = await job.ReadAsync((CursorQueries q) => q.ReadUntilAsync(id, scope.Livemode, cancel), cancel) ?? scope.ConnectedAt;
        var (kept, from) = (0, readUntil - Overlap);
        foreach (var types in Types().Chunk(MostTypes))
        {
            var listed = await client.ListAsync("/v1/events", new StripeForm().Add("created[gte]", from).Add("types", types), cancel, background: true);
            foreach (var page in listed.Reverse().Where(e => StripeEvent.Of(e) is not null).Select(e => ArrivedEvent.Of(e, InboxSource.Poll)).Chunk(100))
                kept += (await job.RunAsync(new KeepEvents(page), cancel)).Value.New;
        }
        _ = (await job.RunAsync(new MoveCursor(id, scope.Livemode, startedAt, startedAt - readUntil > Longest), cancel)).Value;
        return kept;
    }

    private async Task RetryAsync(CancellationToken cancel)
    {
        try
        {
            await account.AskAsync(cancel);
        }
        catch (StripeException)
        {
            // It rests on; the banner says why.
        }
    }

    private string[] Types()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IStripeEventHandler>().SelectMany(h => h.Types).Distinct().Order(StringComparer.Ordinal)];
    }
}

[Needs(Permission.Administer)]
public sealed class CursorQueries(BillingDb db)
{
    public async Task<Instant?> ReadUntilAsync(string account, bool livemode, CancellationToken cancel) =>
        (await db.Set<StripeCursor>().AsNoTracking().SingleOrDefaultAsync(c => c.Account == account && c.Livemode == livemode, cancel))?.ReadUntil;
}

/// <summary>The list of events has a gap: the console was away for longer than Stripe keeps them, and everything must be compared.</summary>
public sealed record StripeHistoryLost : IDomainEvent;

/// <summary>The list was read until here.</summary>
[Needs(Permission.Administer)]
public sealed record MoveCursor(string Account, bool Livemode, Instant ReadUntil, bool Gap) : IInput<Done>;

public sealed class MoveCursorOperation(BillingDb db, OperationContext context, RealTime time) : IOperation<MoveCursor, Done>
{
    public async Task<Result<Done>> RunAsync(MoveCursor input, CancellationToken cancel)
    {
        if (await db.Set<StripeCursor>().FindAsync([input.Account, input.Livemode], cancel) is { } cursor) (cursor.ReadUntil, cursor.PolledAt) = (Instant.Max(cursor.ReadUntil, input.ReadUntil), time.Now);
        else db.Add(new StripeCursor { Account = input.Account, Livemode = input.Livemode, ReadUntil = input.ReadUntil, PolledAt = time.Now });
        if (input.Gap) context.Raise(new StripeHistoryLost());
        return default(Done);
    }
}

/// <summary>Every five minutes.</summary>
public sealed class PollEventsJob(EventPoller poller) : BillingJob
{
    public const string JobName = "stripe-events";

    public override string Name => JobName;

    public override string Description => "Reads what happened at Stripe, for what no webhook told.";

    public override JobClock Clock => JobClock.Real;

    public override string Cron => "30 0/5 * * * ?";

    public override async Task<JobReport> RunAsync(CancellationToken cancel) =>
        await poller.PollAsync(cancel) is { } kept ? new(kept, $"{kept} new {(kept == 1 ? "event" : "events")}") : new(0, "The connection rests, or Stripe did not answer");
}
