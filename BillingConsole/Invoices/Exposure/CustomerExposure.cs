using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Customers;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Exposure;

/// <summary>
/// What a customer would be billed now, by the very assembler and builder of its invoices: the usage lines of open periods after
/// included quantity, coupons and tax, without fees that are not due, and the totals of drafts.
/// </summary>
public sealed class CustomerExposure(BillingDb db, OperationContext context, BillableDeals deals, Biller biller, UsageForBilling usages, Exposures exposures)
{
    private const int MostDates = 60;
    private readonly HashSet<Id<Customer>> asked = [];
    private readonly HashSet<Id<Customer>> prepaid = [];

    /// <summary>Once in an operation: everything is decided when the first asks.</summary>
    public async Task RefreshAsync(Id<Customer> id, CancellationToken cancel)
    {
        if (!asked.Contains(id)) await FindPrepaidAsync(id, cancel);
        if (!prepaid.Remove(id)) return;
        var amounts = (await DraftsAsync(id, cancel)).Concat(await UsageAsync(id, cancel)).GroupBy(m => m.Currency).ToDictionary(g => g.Key, g => Money.Sum(g, g.Key));
        var found = new Dictionary<Currency, ExposedAmount>();
        foreach (var (currency, amount) in amounts) found[currency] = new(Money.Max(amount, Money.Zero(currency)), await db.CreditBalanceAsync(id.ToString(), currency, cancel));
        await exposures.SetExposure(id, found, cancel);
    }

    /// <summary>All customers at hand in one query: an operation may finalise many invoices.</summary>
    private async Task FindPrepaidAsync(Id<Customer> id, CancellationToken cancel)
    {
        var ids = db.Tracked<Customer>().Select(e => e.Entity.Id).Append(id).Where(asked.Add).ToList();
        prepaid.UnionWith(await db.Set<Wallet>().Where(w => EF.Parameter(ids).Contains(w.CustomerId)).Select(w => w.CustomerId).Distinct().ToListAsync(cancel));
    }

    /// <summary>Rows of this very operation count as they are now, not as they were saved.</summary>
    private async Task<IEnumerable<Money>> DraftsAsync(Id<Customer> id, CancellationToken cancel)
    {
        var stored = await db.Set<Invoice>().Where(i => i.CustomerId == id && i.Status == InvoiceStatus.Draft).ToListAsync(cancel);
        var adding = db.Added<Invoice>().Where(i => i.CustomerId == id);
        return [.. stored.Concat(adding).DistinctBy(i => i.Id).Where(i => i.Status == InvoiceStatus.Draft).Select(i => i.Total)];
    }

    private async Task<IEnumerable<Money>> UsageAsync(Id<Customer> id, CancellationToken cancel)
    {
        var running = (await deals.LoadAsync(db.Set<Subscription>().Where(s => s.CustomerId == id && s.NextBillingOn != null && s.Status != SubscriptionStatus.PendingApproval), cancel))
            .Where(d => d.Deal.NextBillingOn is not null && d.Deal.Items.Exists(IsUsage)).ToList();
        var amounts = new List<Money>();
        foreach (var deal in running)
            foreach (var date in Dates(deal.Deal, context.Today(deal.Customer.Zone)))
                if (await BilledAsync(deal, date, cancel) is { } total) amounts.Add(total);
        return amounts;
    }

    private async Task<Money?> BilledAsync(BillableDeal deal, LocalDate date, CancellationToken cancel)
    {
        try
        {
            var usage = await usages.PrefetchAsync([deal], _ => date, cancel);
            var request = InvoiceAssembler.Assemble(deal, date, await biller.RulesAsync(deal.Customer, cancel), usage, window => WindowBilling.None(window.Deal.Currency));
            var charges = request.Charges.Where(c => c.Kind == ChargeKind.Usage).ToList();
            return charges.Count == 0 ? null : InvoiceBuilder.Build(request with { Charges = charges, Commitments = [], CreditBalance = null, Wallets = [] }).Total;
        }
        catch (Exception failure) when (Biller.CannotBeComputed(failure))
        {
            // Its invoice cannot be computed either: the billing run parks the deal and says why.
            return null;
        }
    }

    /// <summary>From the first date that is not billed yet to the one that closes each usage item's open period.</summary>
    private static IEnumerable<LocalDate> Dates(Subscription deal, LocalDate today)
    {
        var open = deal.Items.Where(IsUsage).ToHashSet();
        for (var (date, count) = (deal.NextBillingOn, 0); date is { } day && count < MostDates && open.Count > 0; date = deal.Following(day), count++)
        {
            yield return day;
            if (day > today) open.ExceptWith(deal.DueOn(day).Select(d => d.Item));
        }
    }

    private static bool IsUsage(SubscriptionItem item) => item.Definition.Meter is not null;
}
