using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>Puts requests to Stripe beside the rows they speak of: at most one at work for a customer, so that its requests keep their order.</summary>
public sealed class OutboundQueue(BillingDb db, RealTime time, Outbox outbox)
{
    /// <summary>So many writes to one customer that Stripe's own events set off within the window are a circle.</summary>
    public const int MostWrites = 5;

    public static Duration Window { get; } = Duration.FromSeconds(60);

    public async Task CreateAsync(SyncScope scope, Customer customer, int generation, OutboundCause cause, CancellationToken cancel)
    {
        if (await ActiveAsync(scope, customer.Id, cancel) is not null) return;
        Add(scope, customer.Id, OutboundOp.Create, cause, null, generation);
    }

    /// <summary>Brings Stripe's customer up to date; what exactly is to change is read when it is sent.</summary>
    public async Task UpdateAsync(SyncScope scope, StripeLink link, OutboundCause cause, CancellationToken cancel)
    {
        if (!link.IsInStep || await ActiveAsync(scope, link.CustomerId, cancel) is not null) return;
        if (cause == OutboundCause.Event && await TurnsInACircleAsync(scope, link.CustomerId, cancel))
        {
            link.ParkedBecause = $"Stripe's events made the console write to {link.StripeId} more than {MostWrites} times within {Window.TotalSeconds:0} seconds: something else answers its writes. Find out what, then resume.";
            return;
        }
        Add(scope, link.CustomerId, OutboundOp.Update, cause, link.StripeId, link.Generation);
    }

    public async Task DeleteAsync(SyncScope scope, StripeLink link, CancellationToken cancel)
    {
        await DropAsync(scope, link.CustomerId, cancel);
        Add(scope, link.CustomerId, OutboundOp.Delete, OutboundCause.Person, link.StripeId, link.Generation);
    }

    /// <summary>Nothing more is sent for this customer; a request that is under way is answered and forgotten.</summary>
    public async Task DropAsync(SyncScope scope, Id<Customer> customer, CancellationToken cancel)
    {
        if (await ActiveAsync(scope, customer, cancel) is { } active) (active.Status, active.SettledAt) = (OutboundStatus.Dropped, time.Now);
    }

    public async Task<Outbound?> ActiveAsync(SyncScope scope, Id<Customer> customer, CancellationToken cancel)
    {
        await db.Set<Outbound>().Where(o => o.Account == scope.Account && o.Livemode == scope.Livemode && o.CustomerId == customer
            && (o.Status == OutboundStatus.Waiting || o.Status == OutboundStatus.Parked)).LoadAsync(cancel);
        return db.Set<Outbound>().Local.FirstOrDefault(o => o.Account == scope.Account && o.Livemode == scope.Livemode && o.CustomerId == customer
            && o.Status is OutboundStatus.Waiting or OutboundStatus.Parked);
    }

    /// <summary>The last making of a customer, when Stripe refused it for what it said: saying something else is a new request. One that nobody answered may have been done.</summary>
    public async Task<Outbound?> RefusedAsync(SyncScope scope, Id<Customer> customer, CancellationToken cancel)
    {
        var last = await LastAsync(scope, customer, cancel);
        return last is { Op: OutboundOp.Create, Status: OutboundStatus.Dead, WasRefused: true } ? last : null;
    }

    public Task<Outbound?> LastAsync(SyncScope scope, Id<Customer> customer, CancellationToken cancel) => db.Set<Outbound>()
        .Where(o => o.Account == scope.Account && o.Livemode == scope.Livemode && o.CustomerId == customer).OrderByDescending(o => o.Id).FirstOrDefaultAsync(cancel);

    public void Wake() => outbox.WakeAfterCommit();

    private async Task<bool> TurnsInACircleAsync(SyncScope scope, Id<Customer> customer, CancellationToken cancel)
    {
        var since = time.Now - Window;
        return await db.Set<Outbound>().CountAsync(o => o.Account == scope.Account && o.Livemode == scope.Livemode && o.CustomerId == customer
            && o.Cause == OutboundCause.Event && o.CreatedAt > since, cancel) >= MostWrites;
    }

    private void Add(SyncScope scope, Id<Customer> customer, OutboundOp op, OutboundCause cause, string? stripeId, int generation)
    {
        var id = time.NewId<Outbound>();
        var act = op == OutboundOp.Create ? $"create/{generation}" : $"{Words.Of(op)}/{id}";
        db.Add(new Outbound
        {
            Id = id, Account = scope.Account, Livemode = scope.Livemode, CustomerId = customer, Op = op, Cause = cause, StripeId = stripeId, Generation = generation,
            IdempotencyKey = $"console/{scope.Instance}/customer/{customer}/{act}", CreatedAt = time.Now, DueAt = time.Now,
        });
        Wake();
    }
}
