using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Stripe.Sync;

/// <summary>
/// Walks over all of Stripe's customers, one request a step. A page that was read lives in memory until it is taken in
/// whole; how far the walk is lives in the database, so that another start goes on from there.
/// </summary>
public sealed class StripeWalker(SyncPace pace, RealTime time)
{
    private static readonly Duration RestAfterFailure = Duration.FromSeconds(5);
    private Held? held;
    private Instant restsUntil = Instant.MinValue;

    public Instant RestsUntil => restsUntil;

    /// <returns>Whether there was something to do.</returns>
    public async Task<bool> StepAsync(IServiceProvider services, SyncScope scope, CancellationToken cancel)
    {
        var operations = services.GetRequiredService<Operations>();
        if (restsUntil > time.Now || (await operations.ReadAsync((DueQueries q) => q.RunningAsync(scope, cancel), cancel)).Value is not { } walk) return false;
        if (held is { } page && (page.Walk != walk.Id || page.From != walk.Cursor)) held = null;
        var wire = services.GetRequiredService<StripeWire>();
        if (walk.ListEnded) await EndAsync(operations, wire, scope, walk, cancel);
        else if (held is null) await ReadAsync(operations, wire, scope, walk, cancel);
        else if (held.ToAsk.TryPeek(out var next)) await AskAsync(wire, held, next, cancel);
        else await TakeAsync(operations, scope, walk, held, cancel);
        return true;
    }

    private async Task ReadAsync(Operations operations, StripeWire wire, SyncScope scope, WalkState walk, CancellationToken cancel)
    {
        if (Heard(await wire.PageAsync(walk.Cursor, cancel)) is not { } page) return;
        var needed = (await operations.ReadAsync((SyncLookups q) => q.NeededAsync(scope, page.Customers, cancel), cancel)).Value;
        held = new(walk.Id, walk.Cursor, page.Customers, page.IsLast, new(needed), []);
    }

    private async Task AskAsync(StripeWire wire, Held page, KeyValuePair<string, IReadOnlyList<string>> next, CancellationToken cancel)
    {
        if (Heard(await wire.WithEmailAsync(next.Value, cancel)) is not { } answer) return;
        page.SameEmail[next.Key] = answer.Customers;
        page.ToAsk.Dequeue();
    }

    private async Task TakeAsync(Operations operations, SyncScope scope, WalkState walk, Held page, CancellationToken cancel)
    {
        var content = new WalkPage(page.Customers, page.SameEmail, page.IsLast);
        var tried = walk.Kind == WalkKind.DryRun ? (await operations.RunAsync(new TryWalkPage(scope, content), cancel: cancel)).Value : null;
        var taken = await operations.RunAsync(new TakeWalkPage(scope, walk.Id, page.From, content, tried), cancel: cancel);
        held = null;
        if (!taken.Ok) restsUntil = time.Now + RestAfterFailure;
    }

    private async Task EndAsync(Operations operations, StripeWire wire, SyncScope scope, WalkState walk, CancellationToken cancel)
    {
        var unnamed = walk.Kind == WalkKind.DryRun ? null : (await operations.ReadAsync((DueQueries q) => q.UnnamedAsync(scope, walk.StartedAt, cancel), cancel)).Value;
        if (unnamed is null)
        {
            _ = (await operations.RunAsync(new FinishWalk(scope, walk.Id, [], true), cancel: cancel)).Value;
            return;
        }
        if (Heard(await wire.FindAsync(unnamed, cancel)) is not { } answer) return;
        var remote = answer.Kind == AnswerKind.Gone ? StripeCustomer.DeletedOf(unnamed) : answer.Customers[0];
        _ = (await operations.RunAsync(new FinishWalk(scope, walk.Id, [remote], false), cancel: cancel)).Value;
    }

    /// <summary>An answer that says something; else the walk rests.</summary>
    private StripeAnswer? Heard(StripeAnswer answer)
    {
        pace.Sent(true);
        pace.Answered(answer.Kind);
        if (answer.Kind is AnswerKind.Done or AnswerKind.Gone) return answer;
        if (answer.Kind != AnswerKind.Throttled) restsUntil = time.Now + RestAfterFailure;
        return null;
    }

    private sealed record Held(
        Id<DriftRun> Walk, string? From, IReadOnlyList<StripeCustomer> Customers, bool IsLast, Queue<KeyValuePair<string, IReadOnlyList<string>>> ToAsk,
        Dictionary<string, IReadOnlyList<StripeCustomer>> SameEmail);
}
