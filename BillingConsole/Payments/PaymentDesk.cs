using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Wallets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Payments;

/// <summary>Money that came in for an invoice.</summary>
/// <param name="On">The day it is posted on.</param>
/// <param name="ToCredit">The invoice takes nothing of it: all becomes the customer's credit.</param>
public sealed record ReceivedMoney(Invoice Invoice, Customer Customer, Money Amount, PaymentMethod Method, string? Reference, LocalDate ReceivedOn, LocalDate On, bool ToCredit = false);

/// <summary>The one place where the money of payments moves, whoever noticed it: it posts, settles the invoice and tells the others.</summary>
public sealed class PaymentDesk(BillingDb db, OperationContext context, Journal journal, WalletBooks wallets)
{
    /// <summary>The day on which money can be posted that cannot be sent away: today, or the first day after the closed periods.</summary>
    public Task<LocalDate> DayAsync(Customer customer, CancellationToken cancel) => journal.OpenDayAsync(context.Today(customer.Zone), cancel);

    /// <summary>The invoice takes what is due on it, the customer's credit the rest.</summary>
    public async Task<Payment> ReceiveAsync(ReceivedMoney money, CancellationToken cancel)
    {
        var (invoice, amount) = (money.Invoice, money.Amount);
        var about = new JournalSubject(money.Customer.Id.ToString(), invoice.Id.ToString(), Memo: money.Reference);
        if (!money.ToCredit && amount > invoice.Due) await ReverseLossesAsync(invoice, about, money.On, cancel);
        var due = money.ToCredit ? Money.Zero(amount.Currency) : invoice.Due;
        var payment = new Payment
        {
            Id = context.NewId<Payment>(), CustomerId = money.Customer.Id, InvoiceId = invoice.Id, Currency = amount.Currency, AmountMinor = amount.Minor,
            AppliedMinor = Money.Min(amount, due).Minor, Method = money.Method, Reference = money.Reference, ReceivedOn = money.ReceivedOn, CreatedAt = context.Now,
        };
        // A top-up that a refund reopened has its credit already: what comes now pays what is owed and nothing more.
        var open = !money.ToCredit && invoice is { Kind: InvoiceKind.TopUp, Status: InvoiceStatus.Open or InvoiceStatus.PartiallyPaid } && await wallets.WaitsForAsync(invoice.Id.ToString(), cancel);
        var received = open ? Bookkeeping.TopUpInvoicePaid(amount, due, invoice.Total, payment.Source) : Bookkeeping.PaymentReceived(amount, due, payment.Source);
        await journal.PostAsync(received, about with { Payment = payment.Id.ToString() }, money.On, cancel);
        invoice.PaidMinor += payment.AppliedMinor;
        invoice.Settle();
        if (open && invoice.Status == InvoiceStatus.Paid) await wallets.SettleAsync(invoice.Id.ToString(), invoice.Number, cancel);
        db.Add(payment);
        context.Raise(new PaymentRecorded(payment, invoice));
        if (due.IsPositive && invoice.Status == InvoiceStatus.Paid) context.Raise(new InvoicePaid(invoice));
        return payment;
    }

    /// <summary>What of a payment lies in the customer's credit balance still; other invoices may have taken the rest.</summary>
    public async Task<Money> UnappliedAsync(Payment payment, CancellationToken cancel) => Money.Max(
        Money.Min(payment.Unapplied, await db.CreditBalanceAsync(payment.CustomerId.ToString(), payment.Currency, cancel)), Money.Zero(payment.Currency));

    /// <summary>Money goes back as it came: first what lies unapplied, then by reopening the invoice.</summary>
    public async Task RefundAsync(Payment payment, Invoice invoice, Money amount, Money unapplied, LocalDate on, CancellationToken cancel)
    {
        var reopened = amount - Money.Min(amount, unapplied);
        await journal.PostAsync(Bookkeeping.Refunded(amount, unapplied, payment.Source), About(payment, context.Reason), on, cancel);
        payment.RefundedMinor += amount.Minor;
        payment.AppliedMinor -= reopened.Minor;
        invoice.PaidMinor -= reopened.Minor;
        invoice.Settle();
        context.Raise(new PaymentRefunded(payment, amount));
    }

    /// <summary>A refund did not arrive: its money is here again, for what is due on the invoice and otherwise for the credit.</summary>
    public async Task ReturnAsync(Payment payment, Invoice invoice, Money amount, LocalDate on, CancellationToken cancel)
    {
        var (due, about) = (await DueForAsync(payment, invoice, cancel), About(payment, "A refund did not arrive"));
        await journal.PostAsync(Bookkeeping.PaymentReceived(amount, due, payment.Source), about, on, cancel);
        var applied = Money.Min(amount, due).Minor;
        payment.RefundedMinor -= amount.Minor;
        payment.AppliedMinor += applied;
        invoice.PaidMinor += applied;
        await SettledAsync(invoice, due, about, on, cancel);
    }

    /// <summary>What the invoice takes of this payment's money when it comes back: nothing where the payment lay in the credit from the start.</summary>
    internal async Task<Money> DueForAsync(Payment payment, Invoice invoice, CancellationToken cancel) =>
        await PaidAsync(payment, invoice, cancel) ? invoice.Due : Money.Zero(payment.Currency);

    /// <summary>Whether the invoice ever took anything of this payment.</summary>
    internal async Task<bool> PaidAsync(Payment payment, Invoice invoice, CancellationToken cancel) => payment.Currency == invoice.Currency && (await db.MovedByPaymentAsync(
        payment.CustomerId.ToString(), payment.Id.ToString(), Account.Receivable, payment.Currency, cancel, EntryKind.PaymentReceived, EntryKind.TopUpInvoicePaid, EntryKind.DisputeWon)).IsNegative;

    /// <summary>
    /// A bank takes more of a payment than is left in the customer's credit: what the credit paid meanwhile is due again, the latest invoices first.
    /// </summary>
    public async Task UnapplyCreditAsync(Payment payment, Money needed, LocalDate on, CancellationToken cancel)
    {
        var (customer, missing) = (payment.CustomerId.ToString(), needed - await db.CreditBalanceAsync(payment.CustomerId.ToString(), payment.Currency, cancel));
        if (!missing.IsPositive) return;
        var paid = await db.Set<Invoice>().Where(i => i.CustomerId == payment.CustomerId && i.Currency == payment.Currency && i.CreditsMinor > 0).OrderByDescending(i => i.Id).ToListAsync(cancel);
        foreach (var invoice in paid.Where(i => i.Status is not (InvoiceStatus.Draft or InvoiceStatus.Void)))
        {
            var part = Money.Min(missing, new(invoice.CreditsMinor, invoice.Currency));
            if (!part.IsPositive) break;
            await journal.PostAsync(Bookkeeping.PaymentUnapplied(part), new(customer, invoice.Id.ToString(), Memo: invoice.Number), on, cancel);
            invoice.CreditsMinor -= part.Minor;
            invoice.Settle();
            missing -= part;
        }
        if (missing.IsPositive) throw new InvalidOperationException($"{missing} of payment {payment.Id} was paid out of the credit balance already. Record what the customer owes for it, then handle this event anew.");
    }

    /// <summary>An invoice got money that is no new payment: its status follows, and so does the wallet that waits for it.</summary>
    internal async Task SettledAsync(Invoice invoice, Money wasDue, JournalSubject about, LocalDate on, CancellationToken cancel)
    {
        invoice.Settle();
        if (!wasDue.IsPositive || invoice.Status != InvoiceStatus.Paid) return;
        context.Raise(new InvoicePaid(invoice));
        if (invoice.Kind != InvoiceKind.TopUp || !await wallets.WaitsForAsync(invoice.Id.ToString(), cancel)) return;
        await journal.PostAsync(Bookkeeping.TopUpSettled(invoice.Total), about, on, cancel);
        await wallets.SettleAsync(invoice.Id.ToString(), invoice.Number, cancel);
    }

    internal static JournalSubject About(Payment payment, string? memo) => new(payment.CustomerId.ToString(), payment.InvoiceId.ToString(), payment.Id.ToString(), memo);

    /// <summary>What was written off or lost in a dispute is owed again before a payment takes it.</summary>
    internal async Task ReverseLossesAsync(Invoice invoice, JournalSubject about, LocalDate on, CancellationToken cancel)
    {
        if (invoice.WrittenOffMinor > 0) await journal.PostAsync(Bookkeeping.WriteOffReversed(new(invoice.WrittenOffMinor, invoice.Currency)), about, on, cancel);
        if (invoice.LostMinor > 0) await journal.PostAsync(Bookkeeping.DisputeLossReversed(new(invoice.LostMinor, invoice.Currency)), about with { Payment = null }, on, cancel);
        (invoice.WrittenOffMinor, invoice.LostMinor) = (0, 0);
        invoice.Settle();
    }
}
