using BillingConsole.Catalog;
using BillingConsole.Invoices;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Platform.Data;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Deals.Changing;

/// <summary>What a change gives back and what it makes due at once.</summary>
/// <param name="Standing">The deal after it, with the credit that the notes gave.</param>
public sealed record BilledChange(IReadOnlyList<(CreditNote Note, Invoice Invoice)> Notes, ChangeInvoice? Invoice, BillableDeal Standing);

/// <summary>
/// Bills a change of a deal: credit for unused days first, because it pays the rest; then an invoice of what begins, when the
/// day is billed already. Where it is not, the next run bills the new terms by itself. A preview runs the same and is not saved.
/// </summary>
public sealed class ChangeBilling(BillingDb db, ChangeBiller biller, UnusedDays unused, DraftRefresh drafts, BillableDeals deals)
{
    public async Task<BilledChange> BillAsync(ChangingDeal changing, ChangeEffect effect, string reason, CancellationToken cancel)
    {
        var (deal, today) = (changing.Deal, changing.Today);
        var notes = effect.GivesBack && effect.Ended.Count > 0 ? await unused.CreditAsync(deal, effect.Ended, effect.On, reason, cancel) : [];
        var onDraft = await RefreshDraftsAsync(deal, effect, cancel);
        var standing = (await deals.AroundAsync([deal], cancel))[0];
        // The balance holds what the notes gave a moment ago.
        standing = standing with { Redemptions = Held(changing, effect) };
        var due = IsBilled(changing, effect) && !onDraft ? DueNow(deal, effect) : [];
        var invoice = due.Count > 0 ? await biller.DraftAsync(standing, effect.On, due, cancel) : null;
        deal.Schedule(deal.FirstOnOrAfter(Unbilled(changing, effect)), changing.Customer.Zone);
        deal.Status = deal.StatusOn(today);
        return new(notes, invoice, standing);
    }

    public Task IssueAsync(ChangeInvoice invoice, CancellationToken cancel) => biller.IssueAsync(invoice, cancel);

    private static List<Coupons.Redemption> Held(ChangingDeal changing, ChangeEffect effect)
    {
        if (effect.Given is { } given) changing.Held.Add(given);
        if (effect.Taken is { } taken) changing.Held.Remove(taken);
        return changing.Held;
    }

    /// <summary>The day of the change lies behind the last billing; a day still to be billed takes the new terms with it.</summary>
    private static bool IsBilled(ChangingDeal changing, ChangeEffect effect) =>
        effect.On <= changing.Today && !(changing.Deal.NextBillingOn <= changing.Today) && (!effect.EndsDeal || EndsOnABillingDate(changing.Deal, effect));

    private static bool EndsOnABillingDate(Subscription deal, ChangeEffect effect) => effect.Ended.Exists(i => IsBoundary(deal, i, effect.On));

    private static bool IsBoundary(Subscription deal, SubscriptionItem item, LocalDate day)
    {
        var cycle = deal.CycleOf(item);
        return day > cycle.Start && cycle.EndingOn(day) is not null;
    }

    /// <summary>What begins, and what ends in arrears within its period; at a period's end it has been billed already.</summary>
    private static List<Id<SubscriptionItem>> DueNow(Subscription deal, ChangeEffect effect) =>
        [.. effect.Begun.Concat(effect.Ended.Where(i => !i.Definition.BillsInAdvance && !IsBoundary(deal, i, effect.On))).Select(i => i.Id)];

    /// <summary>The first day that the next run may have to bill.</summary>
    private static LocalDate Unbilled(ChangingDeal changing, ChangeEffect effect)
    {
        if (changing.Deal.NextBillingOn is { } next && next <= changing.Today) return next;
        var closesToday = effect.EndsDeal && effect.On <= changing.Today && !EndsOnABillingDate(changing.Deal, effect);
        return closesToday ? effect.On : changing.Today.PlusDays(1);
    }

    /// <summary>Drafts are estimates and follow the deal; true when one of them bills what begins on the day.</summary>
    private async Task<bool> RefreshDraftsAsync(Subscription deal, ChangeEffect effect, CancellationToken cancel)
    {
        if (effect.Ended.Count + effect.Begun.Count == 0) return false;
        var open = await db.Set<Invoice>().Include(i => i.Lines).Include(i => i.Discounts).Include(i => i.Taxes).AsSplitQuery()
            .Where(i => i.SubscriptionId == deal.Id && i.Status == InvoiceStatus.Draft).OrderBy(i => i.Id).ToListAsync(cancel);
        foreach (var invoice in open) await drafts.RefreshAsync(invoice, cancel);
        return open.Exists(i => i.Kind == InvoiceKind.Cycle && i.BillingDate == effect.On);
    }
}
