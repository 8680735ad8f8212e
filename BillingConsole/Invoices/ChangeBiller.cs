using BillingConsole.Core.Invoicing;
using BillingConsole.Customers;
using BillingConsole.Invoices.Closing;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>The invoice of a change that takes effect within a period that is billed already.</summary>
public sealed record ChangeInvoice(Invoice Invoice, InvoiceDraft Draft, BillableDeal Deal);

/// <summary>Bills at once what a change made due; a preview stops before <see cref="IssueAsync"/>.</summary>
public sealed class ChangeBiller(BillingDb db, OperationContext context, Biller biller, UsageForBilling usages, CommitmentHistory commitments, Finaliser finaliser, BillingGuard guard)
{
    /// <summary>Null when the change made nothing due.</summary>
    public async Task<ChangeInvoice?> DraftAsync(BillableDeal billable, LocalDate date, IReadOnlyCollection<Id<SubscriptionItem>> items, CancellationToken cancel)
    {
        var (deal, names) = (billable.Deal, items.Select(i => i.ToString()).ToList());
        var usage = await usages.PrefetchAsync([billable], _ => date, cancel);
        var occasion = await db.Set<Invoice>().CountAsync(i => i.SubscriptionId == deal.Id && i.BillingDate == date && i.Kind == InvoiceKind.Change, cancel);
        var before = await commitments.BeforeChangeAsync(deal, date, occasion, cancel);
        var request = InvoiceAssembler.AssembleChange(billable, date, names, await biller.RulesAsync(billable.Customer, cancel), usage, before);
        if (request.Charges.Count == 0) return null;
        var draft = InvoiceBuilder.Build(request);
        if (draft.BillsNothing) return null;
        var invoice = new Invoice
        {
            Id = context.NewId<Invoice>(), Kind = InvoiceKind.Change, CustomerId = billable.Customer.Id, SubscriptionId = deal.Id, BillingDate = date,
            Currency = deal.Currency, PeriodStart = date, PeriodEnd = date, CreatedAt = context.Now, ChangedItems = names, CouponsOn = deal.CouponPeriodOf(date),
            Occasion = occasion,
        };
        DraftWriter.Write(invoice, draft, billable.Redemptions, context);
        return new(invoice, draft, billable);
    }

    /// <summary>Final at once, or a draft where finance reviews first.</summary>
    public async Task IssueAsync(ChangeInvoice change, CancellationToken cancel)
    {
        var company = (await biller.RulesAsync(change.Deal.Customer, cancel)).Company;
        db.Add(change.Invoice);
        if ((change.Deal.Customer.Review ?? company.Review) == ReviewPolicy.Automatic)
        {
            if (await guard.WhyNotAsync(change.Invoice, cancel) is { } held) throw new RefusedException(held);
            await finaliser.FinaliseAsync(change.Invoice, change.Draft, change.Deal, company, cancel);
        }
        else context.Raise(new DraftWritten(change.Invoice));
    }
}
