using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>What is to be asked of Stripe next: nothing, who has this e-mail, what a lost answer made, or the request itself.</summary>
public enum OutboundStep { Nothing, LookUp, FindLost, Send }

/// <param name="Attempt">Names this claim of the row; a later one makes it void.</param>
public sealed record OutboundWork(OutboundStep Step, Id<Outbound>? Row = null, int Attempt = 0)
{
    public OutboundOp Op { get; init; }
    public string? StripeId { get; init; }
    public string Body { get; init; } = "";
    public string IdempotencyKey { get; init; } = "";
    public IReadOnlyList<string> Emails { get; init; } = [];
    public Instant? Since { get; init; }

    /// <summary>What was agreed when it was sent; null for a customer that has no link yet.</summary>
    public SharedFields? Agreed { get; init; }
    public OutboundCause Cause { get; init; }
}

/// <summary>Takes the next request that is due, and writes its body down before anybody sends it.</summary>
[Needs(Permission.Administer)]
public sealed record TakeOutbound(SyncScope Scope, bool WithBackfill) : IInput<OutboundWork>;

public sealed class TakeOutboundOperation(BillingDb db, RealTime time) : IOperation<TakeOutbound, OutboundWork>
{
    /// <summary>Stripe forgets an idempotency key after a day; an hour before that nobody relies on it any more.</summary>
    private static readonly Duration KeyLives = Duration.FromHours(23);

    private static readonly Duration Lease = Duration.FromMinutes(2);

    public async Task<Result<OutboundWork>> RunAsync(TakeOutbound input, CancellationToken cancel)
    {
        while (await NextAsync(input, cancel) is { } row)
        {
            var customer = await db.Set<Customer>().SingleAsync(c => c.Id == row.CustomerId, cancel);
            if (await WorkAsync(input.Scope, row, customer, cancel) is not { } work) continue;
            (row.LeasedUntil, row.Attempts, row.Requests) = (time.Now + Lease, row.Attempts + 1, row.Requests + 1);
            return work with { Row = row.Id, Attempt = row.Requests, Op = row.Op, Cause = row.Cause };
        }
        return new OutboundWork(OutboundStep.Nothing);
    }

    /// <summary>What a person waits for goes first, what a first meeting brings goes last.</summary>
    private async Task<Outbound?> NextAsync(TakeOutbound input, CancellationToken cancel)
    {
        var now = time.Now;
        var settled = db.ChangeTracker.Entries<Outbound>().Where(e => e.Entity.Status != OutboundStatus.Waiting).Select(e => e.Entity.Id).ToList();
        return await db.Set<Outbound>().Where(o => o.Account == input.Scope.Account && o.Livemode == input.Scope.Livemode && o.Status == OutboundStatus.Waiting && o.DueAt <= now
                && (o.LeasedUntil == null || o.LeasedUntil <= now) && (input.WithBackfill || o.Cause != OutboundCause.Backfill) && !settled.Contains(o.Id))
            .OrderBy(o => o.Cause == OutboundCause.Person ? 0 : o.Cause == OutboundCause.Backfill ? 2 : 1).ThenBy(o => o.DueAt).ThenBy(o => o.Id).FirstOrDefaultAsync(cancel);
    }

    private async Task<OutboundWork?> WorkAsync(SyncScope scope, Outbound row, Customer customer, CancellationToken cancel)
    {
        var link = await db.LinkedAsync(scope, customer.Id, cancel);
        return row.Op switch
        {
            OutboundOp.Create => Create(scope, row, customer, link),
            OutboundOp.Update => Update(scope, row, customer, link),
            OutboundOp.Delete => Send(row, null),
        };
    }

    private OutboundWork? Create(SyncScope scope, Outbound row, Customer customer, StripeLink? link)
    {
        if (link is not null || customer.ArchivedAt is not null) return Settled(row, OutboundStatus.Dropped, null);
        if (row.Body is null)
        {
            var said = Projection.Of(customer, null, null);
            if (Projection.Unsendable(said) is { } why) return Settled(row, OutboundStatus.Dead, why);
            if (!row.LookedUp && said.Email is { } email) return new(OutboundStep.LookUp) { Emails = [.. new[] { email, email.ToLowerInvariant() }.Distinct()] };
            row.LookedUp = true;
            var fields = SharedFields.All.Where(f => !said.IsEmpty(f));
            (row.Said, row.Body) = (said, Projection.Form([.. Projection.Parameters(said, fields), .. Projection.Claim(scope.Instance, customer.Id.ToString())]));
        }
        else if (row.FirstSentAt is { } sent && sent + KeyLives < time.Now) return new(OutboundStep.FindLost) { Since = sent };
        return Send(row, null);
    }

    private OutboundWork? Update(SyncScope scope, Outbound row, Customer customer, StripeLink? link)
    {
        if (link is not { IsInStep: true } || link.StripeId != row.StripeId || customer.ArchivedAt is not null) return Settled(row, OutboundStatus.Dropped, null);
        if (row.Body is null)
        {
            var console = Projection.Of(customer, link.Agreed, link.StripeId);
            var differing = console.DifferencesTo(link.Agreed);
            if (differing.Count == 0 && !link.NeedsClaim) return Settled(row, OutboundStatus.Dropped, null);
            if (Projection.Unsendable(console) is { } why) return Settled(row, OutboundStatus.Dead, why);
            var claim = link.NeedsClaim ? Projection.Claim(scope.Instance, customer.Id.ToString()) : [];
            (row.Said, row.Body) = (console, Projection.Form([.. Projection.Parameters(console, differing), .. claim]));
        }
        return Send(row, link);
    }

    private OutboundWork Send(Outbound row, StripeLink? link)
    {
        row.FirstSentAt ??= time.Now;
        return new(OutboundStep.Send) { StripeId = row.StripeId, Body = row.Body ?? "", IdempotencyKey = row.IdempotencyKey, Agreed = link?.Agreed };
    }

    private OutboundWork? Settled(Outbound row, OutboundStatus status, string? why)
    {
        (row.Status, row.Error, row.SettledAt) = (status, why, time.Now);
        return null;
    }
}
