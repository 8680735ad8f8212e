using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Customers;
using BillingConsole.Invoices.Closing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using BillingConsole.Taxes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>Bills deals on their next billing date: assembles, builds, writes the invoice, moves the deal on.</summary>
public sealed class Biller(BillingDb db, OperationContext context, CompanyQueries companies, UsageForBilling usages, CommitmentHistory commitments, Finaliser finaliser, BillingGuard guard, PeriodClosing closing)
{
    private Company? company;
    private TaxBook? taxes;

    /// <summary>Bills each deal once, on its <see cref="Subscription.NextBillingOn"/>. A deal that fails is parked with the reason and leaves nothing behind.</summary>
    public async Task<IReadOnlyList<Billed>> BillAsync(IReadOnlyList<BillableDeal> deals, CancellationToken cancel)
    {
        var held = await guard.HoldAsync(deals, d => d.Deal.NextBillingOn!.Value, cancel);
        var usage = await usages.PrefetchAsync(deals, d => d.Deal.NextBillingOn!.Value, cancel);
        var before = await commitments.PrefetchAsync(deals, d => d.Deal.NextBillingOn!.Value, cancel);
        var ahead = await AheadAsync(deals.Where(d => !held.ContainsKey(d.Deal.Id)), usage, before, cancel);
        var credit = deals.GroupBy(d => (d.Customer.Id, d.Deal.Currency)).ToDictionary(g => g.Key, g => g.First().CreditBalance);
        var billed = new List<Billed>();
        foreach (var deal in deals)
        {
            var key = (deal.Customer.Id, deal.Deal.Currency);
            if (held.TryGetValue(deal.Deal.Id, out var reason))
            {
                billed.Add(new(deal.Deal, null, deal.Deal.ParkedReason = $"The invoice of {deal.Deal.NextBillingOn:uuuu-MM-dd} is held: {reason}"));
                continue;
            }
            var (present, rules) = (deal with { CreditBalance = credit[key] }, await RulesAsync(deal.Customer, cancel));
            var one = await BillOneAsync(present, rules, () => ahead.TryGetValue(deal.Deal.Id, out var begun) ? begun : Task.FromResult(Draft(present, rules, usage, before)), cancel);
            if (one.Invoice is { IsFinal: true } final) credit[key] -= new Money(final.CreditsMinor, final.Currency);
            billed.Add(one);
        }
        await closing.SealAsync(cancel);
        return billed;
    }

    /// <summary>What each deal would be billed on its next billing date: a draft, nothing, or why it could not be computed.</summary>
    public async Task<IReadOnlyList<(BillableDeal Deal, InvoiceDraft? Draft, string? Problem)>> DraftsAsync(IReadOnlyList<BillableDeal> deals, CancellationToken cancel)
    {
        var usage = await usages.PrefetchAsync(deals, d => d.Deal.NextBillingOn!.Value, cancel);
        var before = await commitments.PrefetchAsync(deals, d => d.Deal.NextBillingOn!.Value, cancel);
        var drafts = new List<(BillableDeal, InvoiceDraft?, string?)>();
        foreach (var deal in deals)
        {
            var rules = await RulesAsync(deal.Customer, cancel);
            try
            {
                drafts.Add((deal, Draft(deal, rules, usage, before), null));
            }
            catch (Exception failure) when (CannotBeComputed(failure))
            {
                drafts.Add((deal, null, failure.Message));
            }
        }
        return drafts;
    }

    /// <summary>What is the same for every invoice of this operation.</summary>
    public async Task<BillingRules> RulesAsync(Customer customer, CancellationToken cancel)
    {
        company ??= await companies.TheCompanyAsync(cancel);
        taxes ??= await TaxBook.LoadAsync(db, cancel);
        return new(company, taxes, context.Today(customer.Zone));
    }

    /// <summary>
    /// Begins drafts beside the thread that makes those before them final (decision 0111). A draft rests on what was read for the whole
    /// piece and on nothing that another deal moves, but for the credit and the wallets of one customer: who has several deals waits.
    /// </summary>
    private async Task<Dictionary<Id<Subscription>, Task<InvoiceDraft>>> AheadAsync(IEnumerable<BillableDeal> deals, UsageLookup usage, Func<DealWindow, WindowBilling> before, CancellationToken cancel)
    {
        var ahead = new Dictionary<Id<Subscription>, Task<InvoiceDraft>>();
        foreach (var deal in deals.GroupBy(d => d.Customer.Id).Where(g => g.Count() == 1).SelectMany(g => g))
        {
            var rules = await RulesAsync(deal.Customer, cancel);
            ahead[deal.Deal.Id] = Task.Run(() => Draft(deal, rules, usage, before), cancel);
        }
        return ahead;
    }

    /// <summary>Reads and changes nothing but what it is given.</summary>
    private static InvoiceDraft Draft(BillableDeal billable, BillingRules rules, UsageLookup usage, Func<DealWindow, WindowBilling> before) =>
        InvoiceBuilder.Build(InvoiceAssembler.Assemble(billable, billable.Deal.NextBillingOn!.Value, rules, usage, before));

    private async Task<Billed> BillOneAsync(BillableDeal billable, BillingRules rules, Func<Task<InvoiceDraft>> drafted, CancellationToken cancel)
    {
        var (deal, date) = (billable.Deal, billable.Deal.NextBillingOn!.Value);
        InvoiceDraft draft;
        try
        {
            draft = await drafted();
        }
        catch (Exception failure) when (CannotBeComputed(failure))
        {
            deal.ParkedReason = $"The invoice of {date:uuuu-MM-dd} could not be computed: {failure.Message}";
            return new(deal, null, deal.ParkedReason);
        }
        deal.ParkedReason = null;
        MoveOn(billable, date);
        if (draft.BillsNothing)
        {
            closing.Note(billable, date, draft);
            return new(deal, null, null);
        }
        var invoice = NewInvoice(billable, date, InvoiceKind.Cycle);
        DraftWriter.Write(invoice, draft, billable.Redemptions, context);
        db.Append(invoice);
        if ((billable.Customer.Review ?? rules.Company.Review) == ReviewPolicy.Automatic)
            await finaliser.FinaliseAsync(invoice, draft, billable, rules.Company, cancel);
        else context.Raise(new DraftWritten(invoice));
        return new(deal, invoice, null);
    }

    /// <summary>Figures beyond what is kept, or terms that contradict themselves: a person must look, and the others are billed.</summary>
    internal static bool CannotBeComputed(Exception failure) => failure is AmountOutOfRangeException or OverflowException or InvalidOperationException or ArgumentException;

    public Invoice NewInvoice(BillableDeal billable, LocalDate date, InvoiceKind kind) => new()
    {
        Id = context.NewId<Invoice>(), Kind = kind, CustomerId = billable.Customer.Id, SubscriptionId = billable.Deal.Id, BillingDate = date,
        Currency = billable.Deal.Currency, PeriodStart = date, PeriodEnd = date, CreatedAt = context.Now,
    };

    private void MoveOn(BillableDeal billable, LocalDate billed)
    {
        var deal = billable.Deal;
        deal.Schedule(deal.Following(billed), billable.Customer.Zone);
        deal.Status = deal.StatusOn(context.Today(billable.Customer.Zone));
    }
}

/// <summary>What became of one deal: an invoice, nothing to bill, or the reason it is parked.</summary>
public sealed record Billed(Subscription Deal, Invoice? Invoice, string? Parked);
