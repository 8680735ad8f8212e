using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices.Cockpit;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

public sealed record BillingRunBody
{
    /// <summary>An instant, or a date that means 00:00 in each customer's zone; now when left out.</summary>
    public string? AsOf { get; init; }
    public List<string>? Customers { get; init; }
    public bool? DryRun { get; init; }
}

[Needs(Permission.RunBilling)]
public sealed record StartBillingRun(BillingRunBody Body, bool Claimed = false) : IInput<BillingRunView>;

public sealed class StartBillingRunOperation(BillingDb db, OperationContext context, RealTime real, RunScope scope, BillingRunSignal signal) : IOperation<StartBillingRun, BillingRunView>
{
    public async Task<Result<BillingRunView>> RunAsync(StartBillingRun input, CancellationToken cancel)
    {
        var check = new Check();
        var run = await scope.OfAsync(check, input.Body, cancel);
        if (check.Failed) return check;
        run.Total = await db.DueDeals(run).CountAsync(cancel);
        db.Add(run);
        if (input.Claimed) (run.Status, run.HeartbeatAt) = (BillingRunStatus.Running, real.Now);
        else context.AfterCommit(signal.Wake);
        return BillingRunView.Of(run);
    }
}

public static class DueDealsQuery
{
    /// <summary>Deals with a billing date ahead. Held, paused and unapproved ones wait for a person; one that ends while it is paused is closed all the same.</summary>
    public static IQueryable<Subscription> RunningDeals(this BillingDb db, LocalDate today) => db.Set<Subscription>().Where(s => s.NextBillingOn != null
        && s.Status != SubscriptionStatus.PendingApproval && (s.Status != SubscriptionStatus.Paused || s.CanceledOn != null || s.EndsOn < today)
        && !db.Set<BillingHold>().Any(h => h.SubscriptionId == s.Id));

    /// <summary>The deals that a run has to bill, those that wait longest first; what is parked is tried again.</summary>
    public static IQueryable<Subscription> DueDeals(this BillingDb db, BillingRun run)
    {
        var due = db.RunningDeals(run.AsOfDate ?? run.AsOfInstant?.InUtc().Date ?? LocalDate.MinIsoValue);
        if (run.AsOfInstant is { } instant) due = due.Where(s => s.NextBillingAt <= instant);
        if (run.AsOfDate is { } date) due = due.Where(s => s.NextBillingOn <= date);
        if (run.Customers.Count > 0)
        {
            var ids = run.Customers.Select(c => Id<Customer>.Parse(c, null)).ToList();
            due = due.Where(s => ids.Contains(s.CustomerId));
        }
        return due;
    }
}

/// <summary>Bills the next handful of due deals of a run: one commit for their invoices, entries and the run's progress.</summary>
[Needs(Permission.RunBilling)]
public sealed record BillNextDeals(Id<BillingRun> Run, int AtMost) : IInput<BillingRunView>;

public sealed class BillNextDealsOperation(BillingDb db, OperationContext context, RealTime real, BillableDeals deals, Biller biller) : IOperation<BillNextDeals, BillingRunView>
{
    public async Task<Result<BillingRunView>> RunAsync(BillNextDeals input, CancellationToken cancel)
    {
        var run = await db.Set<BillingRun>().SingleAsync(r => r.Id == input.Run, cancel);
        if (run.Status is BillingRunStatus.Completed or BillingRunStatus.Failed) return BillingRunView.Of(run);
        run.Status = BillingRunStatus.Running;
        run.HeartbeatAt = real.Now;
        var due = db.DueDeals(run).Where(s => s.ParkedReason == null || s.ParkedIn != run.Id.ToString());
        if (!run.DryRun) due = due.Where(s => s.NextBillingAt <= context.Now);
        var next = due.OrderBy(s => s.NextBillingAt).ThenBy(s => s.Id);
        var billable = await deals.LoadAsync(run.DryRun ? next.Skip(run.Done).Take(input.AtMost) : next.Take(input.AtMost), cancel);
        if (billable.Count == 0) Finish(run);
        else if (run.DryRun) await EstimateAsync(run, billable, cancel);
        else foreach (var billed in await biller.BillAsync(billable, cancel)) Count(run, billed);
        return BillingRunView.Of(run);
    }

    /// <summary>What would be made of each deal; nothing but the run itself is written, so the next piece begins after these.</summary>
    private async Task EstimateAsync(BillingRun run, IReadOnlyList<BillableDeal> billable, CancellationToken cancel)
    {
        foreach (var (deal, draft, problem) in await biller.DraftsAsync(billable, cancel))
        {
            run.Done++;
            if (problem is not null) run.Parked = [.. run.Parked, new(deal.Deal.Id.ToString(), problem)];
            else if (draft is { BillsNothing: false }) Count(run, draft.Total);
        }
    }

    private void Finish(BillingRun run)
    {
        run.Status = BillingRunStatus.Completed;
        run.FinishedAt = context.Now;
    }

    private static void Count(BillingRun run, Billed billed)
    {
        run.Done++;
        run.Total = Math.Max(run.Total, run.Done);
        if (billed.Parked is { } reason)
        {
            billed.Deal.ParkedIn = run.Id.ToString();
            run.Parked = [.. run.Parked, new(billed.Deal.Id.ToString(), reason)];
        }
        if (billed.Invoice is not { } invoice) return;
        Count(run, invoice.Total);
    }

    private static void Count(BillingRun run, Money total)
    {
        run.Invoices++;
        var amounts = new Dictionary<string, decimal>(run.AmountByCurrency);
        amounts[total.Currency.Code] = amounts.GetValueOrDefault(total.Currency.Code) + total.ToDecimal();
        run.AmountByCurrency = amounts;
    }
}

/// <summary>Parks the deal that a piece of one could not bill, with the reason, so that the run goes on with the others.</summary>
[Needs(Permission.RunBilling)]
public sealed record ParkNextDeal(Id<BillingRun> Run, string Reason) : IInput<Done>;

public sealed class ParkNextDealOperation(BillingDb db) : IOperation<ParkNextDeal, Done>
{
    public async Task<Result<Done>> RunAsync(ParkNextDeal input, CancellationToken cancel)
    {
        var run = await db.Set<BillingRun>().SingleAsync(r => r.Id == input.Run, cancel);
        var name = run.Id.ToString();
        var deal = await db.DueDeals(run).Where(s => s.ParkedReason == null || s.ParkedIn != name).OrderBy(s => s.NextBillingAt).ThenBy(s => s.Id).FirstOrDefaultAsync(cancel);
        if (deal is null) return default(Done);
        (deal.ParkedReason, deal.ParkedIn) = (input.Reason, name);
        run.Parked = [.. run.Parked, new(deal.Id.ToString(), input.Reason)];
        return default(Done);
    }
}
