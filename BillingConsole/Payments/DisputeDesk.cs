using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Invoices;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Payments;

/// <summary>How the disputes of one payment stand, in all.</summary>
/// <param name="Held">What the payer's bank has until it is decided.</param>
/// <param name="Lost">What it gave back to the payer for good.</param>
public sealed record DisputeStanding(Money Held, Money Lost);

public enum DisputeTurn { Opened, Won, Lost }

/// <summary>The dispute of a payment took a turn in this transaction.</summary>
public sealed record PaymentDisputed(Payment Payment, DisputeTurn Turn, Money Amount) : IDomainEvent;

/// <summary>
/// Brings a payment and the books in line with how its disputes stand. It is told absolute figures, so hearing them twice, late or in
/// another order ends the same.
/// </summary>
public sealed class DisputeDesk(BillingDb db, OperationContext context, Journal journal, PaymentDesk desk)
{
    public async Task FollowAsync(Payment payment, Invoice invoice, DisputeStanding now, LocalDate on, CancellationToken cancel)
    {
        if (payment.Lost > now.Lost) await DecideAnewAsync(payment, invoice, payment.Lost - now.Lost, on, cancel);
        var more = now.Held + now.Lost - payment.Disputed - payment.Lost;
        if (more.IsPositive) await TakeAsync(payment, invoice, more, on, cancel);
        else if (!more.IsZero) await GiveBackAsync(payment, invoice, -more, on, cancel);
        if (now.Lost > payment.Lost) await LoseAsync(payment, invoice, now.Lost - payment.Lost, on, cancel);
    }

    /// <summary>What it had paid is due again; what no invoice needed leaves the customer's credit.</summary>
    private async Task TakeAsync(Payment payment, Invoice invoice, Money amount, LocalDate on, CancellationToken cancel)
    {
        var reopened = Money.Min(amount, payment.Applied);
        if (amount > reopened) await desk.FreeCreditAsync(payment, amount - reopened, on, cancel);
        await journal.PostAsync(Bookkeeping.DisputeOpened(amount, payment.Applied), About(payment), on, cancel);
        Hold(payment, invoice, amount.Minor);
        payment.AppliedMinor -= reopened.Minor;
        invoice.PaidMinor -= reopened.Minor;
        invoice.Settle();
        context.Raise(new PaymentDisputed(payment, DisputeTurn.Opened, amount));
    }

    /// <summary>The customer may have paid by other means meanwhile; then the money is its credit.</summary>
    private async Task GiveBackAsync(Payment payment, Invoice invoice, Money amount, LocalDate on, CancellationToken cancel)
    {
        if (invoice.Due < amount) await desk.OweAgainAsync(invoice, About(payment), on, cancel);
        var due = invoice.Due;
        await journal.PostAsync(Bookkeeping.DisputeWon(amount, due), About(payment), on, cancel);
        Hold(payment, invoice, -amount.Minor);
        var applied = Money.Min(amount, due).Minor;
        payment.AppliedMinor += applied;
        invoice.PaidMinor += applied;
        await desk.SettledAsync(invoice, due, About(payment), on, cancel);
        context.Raise(new PaymentDisputed(payment, DisputeTurn.Won, amount));
    }

    /// <summary>The loss is what is still due because of it: whoever paid by other means meanwhile owes nothing, and nothing was lost.</summary>
    private async Task LoseAsync(Payment payment, Invoice invoice, Money amount, LocalDate on, CancellationToken cancel)
    {
        var loss = Money.Max(Money.Zero(payment.Currency), Money.Min(Money.Min(amount, await ReopenedByAsync(payment, cancel)), invoice.Due));
        if (loss.IsPositive) await journal.PostAsync(Bookkeeping.DisputeLost(loss), About(payment), on, cancel);
        Hold(payment, invoice, -amount.Minor);
        payment.LostMinor += amount.Minor;
        invoice.LostMinor += loss.Minor;
        invoice.Settle();
        context.Raise(new PaymentDisputed(payment, DisputeTurn.Lost, amount));
    }

    /// <summary>A lost dispute is open again, or was won after all.</summary>
    private async Task DecideAnewAsync(Payment payment, Invoice invoice, Money amount, LocalDate on, CancellationToken cancel)
    {
        var loss = Money.Min(amount, new(invoice.LostMinor, invoice.Currency));
        if (loss.IsPositive) await journal.PostAsync(Bookkeeping.DisputeLossReversed(loss), About(payment), on, cancel);
        Hold(payment, invoice, amount.Minor);
        payment.LostMinor -= amount.Minor;
        invoice.LostMinor -= loss.Minor;
        invoice.Settle();
    }

    private static void Hold(Payment payment, Invoice invoice, long minor)
    {
        payment.DisputedMinor += minor;
        invoice.DisputedMinor += minor;
    }

    /// <summary>What this payment's disputes made due again and has neither been paid back nor given up, by the journal.</summary>
    private async Task<Money> ReopenedByAsync(Payment payment, CancellationToken cancel)
    {
        EntryKind[] kinds = [EntryKind.DisputeOpened, EntryKind.DisputeWon, EntryKind.DisputeLost, EntryKind.DisputeLossReversed];
        var (id, customer, receivable) = (payment.Id.ToString(), payment.CustomerId.ToString(), Account.Receivable.Code);
        var stored = await (from posting in db.Set<LedgerPosting>()
                            join entry in db.Set<LedgerEntry>() on posting.EntryId equals entry.Id
                            where posting.Customer == customer && posting.Account == receivable && entry.Payment == id && kinds.Contains(entry.Kind)
                            select posting.Minor).SumAsync(cancel);
        var adding = db.ChangeTracker.Entries<LedgerEntry>().Where(e => e.State == EntityState.Added && e.Entity.Payment == id && kinds.Contains(e.Entity.Kind))
            .SelectMany(e => e.Entity.Postings).Where(p => p.Account == receivable).Sum(p => p.Minor);
        return new(stored + adding, payment.Currency);
    }

    private static JournalSubject About(Payment payment) => new(payment.CustomerId.ToString(), payment.InvoiceId.ToString(), payment.Id.ToString(), "Dispute");
}
