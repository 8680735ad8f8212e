using System.Text.Json.Serialization;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Core.Metering;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Deals.Changing;
using BillingConsole.Invoices;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using BillingConsole.Wallets;
using NodaTime;

namespace BillingConsole.Deals;

/// <summary>Which usage a preview assumes: none, or what the customer used in the period before.</summary>
public enum AssumedUsage { None, LastPeriod }

public sealed record PreviewAssumptions(AssumedUsage Usage);

public sealed record ApprovalView(bool Required, IReadOnlyList<string> Reasons);

/// <summary>What a deal would bill: totals of the shown invoices at list and as agreed, before tax.</summary>
public sealed record PreviewView(Money ListTotal, Money DealTotal, decimal DiscountPercent, ApprovalView Approval, IReadOnlyList<InvoiceView> Invoices, PreviewAssumptions Assumptions)
{
    /// <summary>What a change gives back of invoices that are final.</summary>
    public IReadOnlyList<CreditNoteView> CreditNotes { get; init; } = [];

    /// <summary>Each price beside its list price, for the page.</summary>
    [JsonIgnore]
    public IReadOnlyList<PriceQuote> Prices { get; init; } = [];

    /// <summary>How the fees move with the days; one step where nothing is dated.</summary>
    [JsonIgnore]
    public IReadOnlyList<RampStep> Ramp { get; init; } = [];
}

/// <summary>Bills a deal ahead of time by the very functions that bill it in earnest, and throws the result away.</summary>
public sealed class DealPreview(BillingDb db, OperationContext context, Biller biller, BillableDeals deals, UsageForBilling usages, CommitmentHistory commitments)
{
    private const int Shown = 3;
    private const int MostDates = 60;

    /// <summary>The invoice that a saved deal would get on its next billing date, with the usage known so far; null when nothing is left to bill.</summary>
    public async Task<InvoiceView?> UpcomingAsync(Subscription deal, CancellationToken cancel)
    {
        if (deal.NextBillingOn is not { } date) return null;
        var billable = (await deals.AroundAsync([deal], cancel))[0];
        var usage = await usages.PrefetchAsync([billable], _ => date, cancel);
        var before = await commitments.PrefetchAsync([billable], _ => date, cancel);
        var request = InvoiceAssembler.Assemble(billable, date, await biller.RulesAsync(billable.Customer, cancel), usage, before);
        if (InvoiceBuilder.Build(request) is not { Lines.Count: > 0 } draft) return null;
        var invoice = biller.NewInvoice(billable, date, InvoiceKind.Cycle);
        DraftWriter.Write(invoice, draft, billable.Redemptions, context);
        return invoice.View(billable.Customer, context.Today(billable.Customer.Zone), [], [], saved: false);
    }

    /// <summary>A deal as it stands in memory, with its coupons and the customer's money.</summary>
    public async Task<BillableDeal> StandingAsync(ChangingDeal changing, CancellationToken cancel) =>
        (await deals.AroundAsync([changing.Deal], cancel))[0] with { Redemptions = [.. changing.Held] };

    /// <summary>What a running deal bills next, after the invoice of a change when there is one.</summary>
    /// <param name="asIfRunning">Look past a pause: a policy is about what the deal will bill once it goes on.</param>
    public async Task<PreviewView> AheadAsync(BillableDeal standing, ChangeInvoice? first, AssumedUsage assumed, CancellationToken cancel, bool asIfRunning = false)
    {
        var deal = standing.Deal;
        var rules = await biller.RulesAsync(standing.Customer, cancel);
        var before = await commitments.PrefetchAsync([standing], d => d.Deal.NextBillingOn ?? LocalDate.MaxIsoValue, cancel);
        var from = deal.Status == SubscriptionStatus.Paused && !asIfRunning ? null : deal.NextBillingOn;
        var (usage, pauses) = (await UsageAsync(standing, assumed, cancel), deal.Pauses);
        if (asIfRunning) deal.Pauses = [.. pauses.Where(p => p.Until is not null)];
        var shown = Summarise(deal, standing.Customer, rules, Bill(standing, from, first, rules, usage, before), assumed);
        deal.Pauses = pauses;
        return shown;
    }

    public async Task<PreviewView> RunAsync(ProposedDeal proposed, AssumedUsage assumed, CancellationToken cancel)
    {
        var (deal, customer) = (proposed.Deal, proposed.Customer);
        var key = customer.Id.ToString();
        var credit = (await db.CreditBalancesAsync([key], deal.Currency, cancel)).GetValueOrDefault(key, Money.Zero(deal.Currency));
        var purse = (await db.PursesAsync([customer], context.Now, cancel)).GetValueOrDefault((customer.Id, deal.Currency), Purse.Empty);
        var rules = await biller.RulesAsync(customer, cancel);
        var standing = new BillableDeal(deal, customer, proposed.Redemptions, credit, purse);
        var drafts = Bill(standing, deal.FirstOnOrAfter(deal.StartsOn), null, rules, await UsageAsync(standing, assumed, cancel), window => WindowBilling.None(deal.Currency));
        return Summarise(deal, customer, rules, drafts, assumed);
    }

    private async Task<UsageLookup> UsageAsync(BillableDeal standing, AssumedUsage assumed, CancellationToken cancel) => assumed == AssumedUsage.None ? NoUsage
        : await usages.AsInLastPeriodAsync(standing.Deal, standing.Customer, context.Today(standing.Customer.Zone), cancel);

    /// <summary>One billing date after the other, each with what the ones before it left; a deal that bills nothing is not looked at for ever.</summary>
    private List<(InvoiceDraft Draft, Invoice Invoice)> Bill(BillableDeal standing, LocalDate? from, ChangeInvoice? first, BillingRules rules, UsageLookup usage, Func<DealWindow, WindowBilling> before)
    {
        var (deal, credit, purse) = (standing.Deal, standing.CreditBalance, standing.Purse);
        var drafts = new List<(InvoiceDraft Draft, Invoice Invoice)>();
        var coupons = new PreviewCoupons(standing.Redemptions);
        if (first is not null) Keep(first.Draft, first.Invoice);
        for (var (date, looked) = (from, 0); date is { } day && drafts.Count < Shown && looked < MostDates; date = deal.Following(day), looked++)
        {
            var billable = standing with { Redemptions = coupons.Held, CreditBalance = credit, Purse = purse };
            var request = InvoiceAssembler.Assemble(billable, day, rules, usage, window => drafts.Aggregate(before(window), (sum, shown) => sum.And(
                shown.Draft.Lines.Where(l => window.Whole.Contains(l.Period.Start)).Select(l => (l.Key, new BilledShare(l.Amount, l.ListAmount))))));
            if (InvoiceBuilder.Build(request) is not { Lines.Count: > 0 } draft) continue;
            var invoice = biller.NewInvoice(billable, day, InvoiceKind.Cycle);
            DraftWriter.Write(invoice, draft, billable.Redemptions, context);
            Keep(draft, invoice);
        }
        return drafts;

        void Keep(InvoiceDraft draft, Invoice invoice)
        {
            drafts.Add((draft, invoice));
            (credit, purse) = (credit - draft.CreditsApplied, purse.After(draft.Spent));
            coupons.Use(invoice);
        }
    }

    private PreviewView Summarise(Subscription deal, Customer customer, BillingRules rules, List<(InvoiceDraft Draft, Invoice Invoice)> drafts, AssumedUsage assumed)
    {
        var list = Money.Sum(drafts.Select(d => d.Draft.ListTotal), deal.Currency);
        var agreed = Money.Sum(drafts.Select(d => d.Draft.Subtotal - d.Draft.DiscountTotal), deal.Currency);
        var percent = list.IsPositive ? decimal.Round((list - agreed).Minor * 100m / list.Minor, 2, MidpointRounding.AwayFromZero) : 0;
        var today = context.Today(customer.Zone);
        var seen = drafts.Count > 0 ? drafts[^1].Invoice.BillingDate : deal.StartsOn;
        return new(list, agreed, percent, DealPolicy.Judge(rules.Company.Approval, deal, percent, seen), [.. drafts.Select(d => d.Invoice.View(customer, today, [], [], saved: false))], new(assumed)) { Prices = Quotes(deal, [.. drafts.SelectMany(d => d.Draft.Lines)]), Ramp = RampSteps.Of(deal) };
    }

    private static List<PriceQuote> Quotes(Subscription deal, IReadOnlyList<InvoiceLine> lines)
    {
        var byPrice = lines.ToLookup(l => l.Price);
        return [.. deal.Items.DistinctBy(item => item.PriceCode).Select(item => PriceQuote.Of(
            item.PriceCode, item.Definition, deal.TermsOf(item, LocalDate.Max(item.StartsOn, deal.PaidFrom)).Definition,
            Money.Sum(byPrice[item.PriceCode].Select(l => l.ListAmount), deal.Currency), Money.Sum(byPrice[item.PriceCode].Select(l => l.Amount), deal.Currency)))];
    }

    private static MeteredUsage NoUsage(Customer customer, string meter, Period period) => MeteredUsage.None;
}
