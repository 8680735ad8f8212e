using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Coupons;
using BillingConsole.Customers;
using BillingConsole.Invoices.Closing;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using BillingConsole.Taxes;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices;

/// <summary>An invoice became final in this transaction.</summary>
public sealed record InvoiceFinalised(Invoice Invoice) : IDomainEvent;

/// <summary>Nothing is due on an invoice any more, since this transaction.</summary>
public sealed record InvoicePaid(Invoice Invoice) : IDomainEvent;

/// <summary>Makes an invoice final: its number, its entry, the coupon periods it uses and the credit it takes, all in the present transaction.</summary>
public sealed class Finaliser(BillingDb db, OperationContext context, Journal journal, DocumentNumbers numbers, WalletBooks wallets, PeriodClosing closing)
{
    private readonly HashSet<string> usedTaxes = [];

    public async Task FinaliseAsync(Invoice invoice, InvoiceDraft draft, BillableDeal billable, Company company, CancellationToken cancel)
    {
        var customer = billable.Customer;
        var today = context.Today(customer.Zone);
        invoice.Number = await numbers.NextAsync(company.Numbering, today, cancel);
        invoice.IssuedOn = today;
        invoice.DueOn ??= today.PlusDays(customer.PaymentTermsDays ?? company.PaymentTermsDays);
        invoice.FinalizedAt = context.Now;
        invoice.Status = InvoiceStatus.Open;
        UseCoupons(invoice, billable.Redemptions);
        var taxes = invoice.Taxes.Select(t => t.Code).Where(usedTaxes.Add).ToList();
        if (taxes.Count > 0) await db.MarkTaxesUsedAsync(taxes, today, context.Now, cancel);
        var about = new JournalSubject(customer.Id.ToString(), invoice.Id.ToString(), Memo: invoice.Number);
        var issued = invoice.Kind == InvoiceKind.TopUp ? Bookkeeping.TopUpInvoiced(draft.Total) : Bookkeeping.Issued(draft);
        if (issued is not null) await journal.PostAsync(issued, about, today, cancel);
        if (draft.CreditsApplied.IsPositive) await journal.PostAsync(Bookkeeping.CreditApplied(draft.CreditsApplied), about, today, cancel);
        invoice.Settle();
        closing.Note(invoice, billable);
        // Heard before the wallets' movements: what was exposure a moment ago is balance spent now, and no alert may see both.
        context.Raise(new InvoiceFinalised(invoice));
        await wallets.SpendAsync(draft.Spent, about, today, cancel);
        if (invoice.Status == InvoiceStatus.Paid) context.Raise(new InvoicePaid(invoice));
    }

    private void UseCoupons(Invoice invoice, IReadOnlyList<Redemption> redemptions)
    {
        foreach (var id in invoice.Discounts.Where(d => d.UsesPeriod).Select(d => d.RedemptionId).OfType<Id<Redemption>>().Distinct())
        {
            var use = new CouponUse { RedemptionId = id, BillingDate = invoice.CouponDate, Invoice = invoice.Id.ToString() };
            db.Add(use);
            var redemption = redemptions.Single(r => r.Id == id);
            if (!redemption.Uses.Contains(use)) redemption.Uses.Add(use);
        }
    }
}
