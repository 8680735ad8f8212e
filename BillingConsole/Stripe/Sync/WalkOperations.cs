using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Events;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Sync;

/// <summary>Begins a walk over all of Stripe's customers; one runs at a time, and it goes on by itself.</summary>
[Needs(Permission.Administer)]
public sealed record StartWalk(WalkKind Kind) : IInput<WalkView>;

public sealed class StartWalkOperation(BillingDb db, OperationContext context, RealTime time, SyncScopes scopes, OutboundQueue queue)
    : IOperation<StartWalk, WalkView>, IListener<StripeHistoryLost>
{
    /// <summary>Events were lost for good: only comparing everything finds what they told of.</summary>
    public Task HearAsync(StripeHistoryLost happened, CancellationToken cancel) => RunAsync(new(WalkKind.Reconcile), cancel);

    public async Task<Result<WalkView>> RunAsync(StartWalk input, CancellationToken cancel)
    {
        if (await scopes.CurrentAsync(cancel) is not { } scope) return SyncScopes.NotConnected;
        var walks = db.Set<DriftRun>().Where(r => r.Account == scope.Account && r.Livemode == scope.Livemode);
        if (await walks.SingleOrDefaultAsync(r => r.Status == WalkStatus.Running, cancel) is { } running)
            return running.Kind == input.Kind ? WalkView.Of(running) : Refusal.Conflict("walk_running", $"A {Words.Of(running.Kind)} runs since {running.StartedAt}. Wait until it is done.");
        if (input.Kind == WalkKind.Backfill && !await walks.AnyAsync(r => r.Kind == WalkKind.DryRun && r.Status == WalkStatus.Completed, cancel))
            return Refusal.Conflict("dry_run_first", "Make a dry run first: it says what would be linked and made on either side, and changes nothing.");
        var walk = new DriftRun
        {
            Id = time.NewId<DriftRun>(), Account = scope.Account, Livemode = scope.Livemode, Kind = input.Kind, RequestedBy = context.Actor.Name, StartedAt = time.Now,
        };
        db.Add(walk);
        queue.Wake();
        return WalkView.Of(walk);
    }
}

/// <summary>Ends a walk before its end; what it did stays done.</summary>
[Needs(Permission.Administer)]
public sealed record StopWalk(string Walk) : IInput<WalkView>;

public sealed class StopWalkOperation(BillingDb db, RealTime time) : IOperation<StopWalk, WalkView>
{
    public async Task<Result<WalkView>> RunAsync(StopWalk input, CancellationToken cancel)
    {
        if (!Id<DriftRun>.TryParse(input.Walk, out var id) || await db.Set<DriftRun>().FindAsync([id], cancel) is not { } walk) return Refusal.NotFound("walk", input.Walk);
        if (walk.Status != WalkStatus.Running) return Refusal.Conflict("walk_over", "It has ended already.");
        (walk.Status, walk.FinishedAt) = (WalkStatus.Stopped, time.Now);
        return WalkView.Of(walk);
    }
}

/// <summary>A page of Stripe's customers, and for those whose e-mail one of ours has, everybody in Stripe with that e-mail.</summary>
public sealed record WalkPage(IReadOnlyList<StripeCustomer> Customers, IReadOnlyDictionary<string, IReadOnlyList<StripeCustomer>> SameEmail, bool IsLast);

/// <summary>What a page would bring about; nothing of it is kept.</summary>
[Needs(Permission.Administer), SavesNothing]
public sealed record TryWalkPage(SyncScope Scope, WalkPage Page) : IInput<WalkCounts>;

public sealed class TryWalkPageOperation(WalkSteps steps) : IOperation<TryWalkPage, WalkCounts>
{
    public async Task<Result<WalkCounts>> RunAsync(TryWalkPage input, CancellationToken cancel) => await steps.TakeAsync(input.Scope, null, input.Page, cancel);
}

/// <summary>Takes a page in and notes how far the walk is, in one commit: a page is taken in once. A dry run only notes its counts.</summary>
[Needs(Permission.Administer)]
public sealed record TakeWalkPage(SyncScope Scope, Id<DriftRun> Walk, string? From, WalkPage Page, WalkCounts? Tried) : IInput<WalkView>;

public sealed class TakeWalkPageOperation(BillingDb db, RealTime time, WalkSteps steps) : IOperation<TakeWalkPage, WalkView>
{
    public async Task<Result<WalkView>> RunAsync(TakeWalkPage input, CancellationToken cancel)
    {
        var walk = await db.Set<DriftRun>().SingleAsync(r => r.Id == input.Walk, cancel);
        if (walk.Status != WalkStatus.Running || walk.Cursor != input.From || walk.ListEnded) return WalkView.Of(walk);
        walk.Add(input.Tried ?? await steps.TakeAsync(input.Scope, walk, input.Page, cancel));
        (walk.Cursor, walk.ListEnded) = (input.Page.Customers is [.., var last] ? last.Id : walk.Cursor, input.Page.IsLast);
        var met = input.Page.Customers.Select(c => c.Id).ToList();
        if (walk.Kind != WalkKind.DryRun)
            await db.Set<StripeLink>().Where(l => l.Account == walk.Account && l.Livemode == walk.Livemode && met.Contains(l.StripeId)).ExecuteUpdateAsync(s => s.SetProperty(l => l.LastSeenAt, time.Now), cancel);
        return WalkView.Of(walk);
    }
}

/// <summary>Ends a walk whose list has ended: those that Stripe did not name were read one by one; customers of the console that nobody met are to be made there.</summary>
[Needs(Permission.Administer)]
public sealed record FinishWalk(SyncScope Scope, Id<DriftRun> Walk, IReadOnlyList<StripeCustomer> Unnamed, bool IsLast) : IInput<WalkView>;

public sealed class FinishWalkOperation(BillingDb db, RealTime time, WalkSteps steps) : IOperation<FinishWalk, WalkView>
{
    public async Task<Result<WalkView>> RunAsync(FinishWalk input, CancellationToken cancel)
    {
        var walk = await db.Set<DriftRun>().SingleAsync(r => r.Id == input.Walk, cancel);
        if (walk.Status != WalkStatus.Running) return WalkView.Of(walk);
        foreach (var unnamed in input.Unnamed) await steps.UnnamedAsync(input.Scope, walk, unnamed, cancel);
        if (!input.IsLast) return WalkView.Of(walk);
        await steps.CreateThereAsync(input.Scope, walk, cancel);
        (walk.Status, walk.FinishedAt) = (WalkStatus.Completed, time.Now);
        return WalkView.Of(walk);
    }
}
