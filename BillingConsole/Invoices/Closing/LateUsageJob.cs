using BillingConsole.Core.Invoicing;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Subscriptions;
using BillingConsole.Usage.Closing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Closing;

/// <summary>Every hour: late usage of deals that have ended, whose next invoice would never come.</summary>
public sealed class LateUsageJob(BillingDb db, UsageSnapshots snapshots, Operations operations) : BillingJob
{
    public override string Name => "late-usage";

    public override string Description => "Bills usage that came late for deals that have no invoice to come.";

    public override JobClock Clock => JobClock.Business;

    public override string Cron => "0 20 * * * ?";

    public override async Task<Instant?> NextDueAsync(CancellationToken cancel) =>
        (await db.EndedWithLateUsageAsync(snapshots, cancel)).Count > 0 ? Instant.MinValue : null;

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var billed = 0;
        foreach (var deal in await db.EndedWithLateUsageAsync(snapshots, cancel)) billed += (await operations.RunAsync(new BillLateUsage(deal), cancel: cancel)).Value;
        return new(billed, $"{billed} invoices of late usage.");
    }
}

public static class EndedDeals
{
    /// <summary>Deals that something late waits for and that have no invoice to come, drafts and parked ones aside.</summary>
    public static async Task<List<Id<Subscription>>> EndedWithLateUsageAsync(this BillingDb db, UsageSnapshots snapshots, CancellationToken cancel)
    {
        var late = (await snapshots.LateHoldersAsync(cancel)).Select(h => Id<Subscription>.Parse(h, null)).ToList();
        return late.Count == 0 ? [] : await db.Set<Subscription>()
            .Where(s => late.Contains(s.Id) && s.NextBillingOn == null && s.ParkedReason == null && !db.Set<Invoice>().Any(i => i.SubscriptionId == s.Id && i.Status == InvoiceStatus.Draft)).Select(s => s.Id).ToListAsync(cancel);
    }
}

/// <summary>One invoice for everything that came late for a deal that has ended; answers how many were made.</summary>
[Needs(Permission.RunBilling)]
public sealed record BillLateUsage(Id<Subscription> Deal) : IInput<int>;

public sealed class BillLateUsageOperation(BillingDb db, OperationContext context, BillableDeals deals, Biller biller, BillingGuard guard, Finaliser finaliser, UsageSnapshots snapshots) : IOperation<BillLateUsage, int>
{
    public async Task<Result<int>> RunAsync(BillLateUsage input, CancellationToken cancel)
    {
        var found = (await deals.LoadAsync(db.Set<Subscription>().Where(s => s.Id == input.Deal), cancel))[0];
        if (found.Late.Lines.Count == 0) return 0;
        var date = context.Today(found.Customer.Zone);
        var billable = found with { Late = found.Late with { On = date } };
        if ((await guard.HoldAsync([billable], _ => date, cancel)).TryGetValue(input.Deal, out var reason))
        {
            billable.Deal.ParkedReason = reason;
            return 0;
        }
        billable.Deal.ParkedReason = null;
        var rules = await biller.RulesAsync(billable.Customer, cancel);
        var draft = InvoiceBuilder.Build(InvoiceAssembler.AssembleLate(billable, date, rules));
        if (draft.Lines.All(l => l.Amount.IsZero))
        {
            await snapshots.SettleAsync(input.Deal.ToString(), cancel);
            return 0;
        }
        var invoice = biller.NewInvoice(billable, date, InvoiceKind.Late);
        DraftWriter.Write(invoice, draft, billable.Redemptions, context);
        db.Add(invoice);
        if ((billable.Customer.Review ?? rules.Company.Review) == ReviewPolicy.Automatic) await finaliser.FinaliseAsync(invoice, draft, billable, rules.Company, cancel);
        else context.Raise(new DraftWritten(invoice));
        return 1;
    }
}
