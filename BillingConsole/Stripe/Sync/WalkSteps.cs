using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.Sync;

/// <summary>What a page of Stripe's customers brought about, or would.</summary>
/// <param name="Undecided">Customers here that could be one of several there.</param>
public sealed record WalkCounts(int Listed, int Linked, int CreatedHere, int Ambiguous, int Elsewhere, int Drifted, int Deleted, int Undecided);

/// <summary>The steps of a walk: each customer goes through the same rules as one that an event told of.</summary>
public sealed class WalkSteps(BillingDb db, RealTime time, StripeIntake intake, OutboundQueue queue)
{
    /// <param name="walk">Null for a dry run.</param>
    public async Task<WalkCounts> TakeAsync(SyncScope scope, DriftRun? walk, WalkPage page, CancellationToken cancel)
    {
        var outcomes = new List<IntakeOutcome>();
        var drifted = 0;
        foreach (var remote in page.Customers)
        {
            if (walk is { Kind: WalkKind.Reconcile }) drifted += await CompareAsync(scope, walk, remote, cancel);
            outcomes.Add(await intake.TakeAsync(scope, remote, page.SameEmail.GetValueOrDefault(remote.Id), OutboundCause.Backfill, cancel));
        }
        int Of(IntakeOutcome outcome) => outcomes.Count(o => o == outcome);
        return new(page.Customers.Count, Of(IntakeOutcome.Linked), Of(IntakeOutcome.Created), Of(IntakeOutcome.Ambiguous), Of(IntakeOutcome.Elsewhere), drifted, Of(IntakeOutcome.Deleted),
            db.Set<SyncQuestion>().Local.Where(q => q.Kind != QuestionKind.ClaimedElsewhere && db.Entry(q).State == EntityState.Added).SelectMany(q => q.Console).Select(c => c.Id).Distinct().Count());
    }

    /// <summary>A linked customer that Stripe's list did not name: deleted there, or made after the list was read.</summary>
    public async Task UnnamedAsync(SyncScope scope, DriftRun walk, StripeCustomer remote, CancellationToken cancel)
    {
        var link = await db.LinkOfStripeAsync(scope, remote.Id, cancel);
        if (link is not null) link.LastSeenAt = time.Now;
        if (await intake.TakeAsync(scope, remote, null, OutboundCause.Backfill, cancel) != IntakeOutcome.Deleted) return;
        walk.Deleted++;
        if (walk.Kind == WalkKind.Reconcile) Report(walk, link?.CustomerId, remote, null, null, null, DriftCause.MissedDelete, "Marked as deleted in Stripe; nothing is made there again by itself.");
    }

    /// <summary>After everybody in Stripe was met, whoever is left here is not there. Before a first meeting was confirmed nobody is made there for having been here.</summary>
    public async Task CreateThereAsync(SyncScope scope, DriftRun walk, CancellationToken cancel)
    {
        var free = await db.Set<Customer>().Where(c => c.ArchivedAt == null && !db.Set<StripeLink>().Any(l => l.Account == scope.Account && l.Livemode == scope.Livemode && l.CustomerId == c.Id)
            && !db.Set<Outbound>().Any(o => o.Account == scope.Account && o.Livemode == scope.Livemode && o.CustomerId == c.Id)).ToListAsync(cancel);
        var asked = await db.Set<SyncQuestion>().Where(q => q.Account == scope.Account && q.Livemode == scope.Livemode && q.AnsweredAt == null).ToListAsync(cancel);
        var undecided = asked.SelectMany(q => q.Console).Select(c => c.Id).ToHashSet();
        switch (walk.Kind)
        {
            case WalkKind.DryRun: walk.CreatedThere = Math.Max(0, free.Count - walk.Linked - walk.Undecided); break;
            case WalkKind.Reconcile when !await db.Set<DriftRun>().AnyAsync(r => r.Account == scope.Account && r.Livemode == scope.Livemode && r.Kind == WalkKind.Backfill && r.Status == WalkStatus.Completed, cancel):
                await PushLeftOversAsync(scope, cancel);
                break;
            default:
                foreach (var customer in free.Where(c => !undecided.Contains(c.Id.ToString())))
                {
                    await queue.CreateAsync(scope, customer, 1, OutboundCause.Backfill, cancel);
                    walk.CreatedThere++;
                }
                await PushLeftOversAsync(scope, cancel);
                break;
        }
    }

    /// <summary>Changes of the console whose request was given up are sent again.</summary>
    private async Task PushLeftOversAsync(SyncScope scope, CancellationToken cancel)
    {
        var links = await db.Set<StripeLink>().Where(l => l.Account == scope.Account && l.Livemode == scope.Livemode && l.State == LinkState.Linked && l.ParkedBecause == null).ToListAsync(cancel);
        foreach (var link in links.Where(l => l.NeedsClaim || l.Seen != l.Agreed)) await queue.UpdateAsync(scope, link, OutboundCause.Backfill, cancel);
    }

    private async Task<int> CompareAsync(SyncScope scope, DriftRun walk, StripeCustomer remote, CancellationToken cancel)
    {
        var link = await db.LinkOfStripeAsync(scope, remote.Id, cancel);
        if (link is null)
        {
            Report(walk, null, remote, null, null, remote.Fields.Name ?? remote.Fields.Email, DriftCause.MissedCreate, "Taken in by the rules for a new customer.");
            return 1;
        }
        if (!link.IsInStep) return 0;
        var changed = remote.Fields.DifferencesTo(link.Agreed);
        foreach (var field in changed)
            Report(walk, link.CustomerId, remote, field, link.Seen.Text(field), remote.Fields.Text(field), DriftCause.MissedChange,
                link.Seen.Agrees(field, link.Agreed) ? "Taken over from Stripe." : "Both changed it; see the conflicts.");
        return changed.Count > 0 ? 1 : 0;
    }

    private void Report(DriftRun walk, Id<Customer>? customer, StripeCustomer remote, SyncField? field, string? console, string? stripe, DriftCause cause, string fix) => db.Add(new DriftItem
    {
        Id = time.NewId<DriftItem>(), RunId = walk.Id, CustomerId = customer, StripeId = remote.Id, Field = field, Console = console, Stripe = stripe, Cause = cause, Fix = fix, FoundAt = time.Now,
    });
}
