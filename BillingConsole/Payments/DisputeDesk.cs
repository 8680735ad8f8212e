using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Invoices;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Wallets;
using NodaTime;

namespace BillingConsole.Payments;

/// <summary>How the disputes of one payment stand, in all.</summary>
/// <param name="Held">What the payer's bank has until it is decided.</param>
/// <param name="Lost">What it gave back to the payer for good.</param>
public sealed record DisputeStanding(Money Held, Money Lost);

public enum DisputeOutcome { Opened, Won, Lost }

/// <summary>A dispute of a payment was opened or decided in this transaction.</summary>
public sealed record PaymentDisputed(Payment Payment, DisputeOutcome Outcome, Money Amount) : IDomainEvent;

/// <summary>
/// Brings a payment and the books in line with how its disputes stand. It is told absolute figures, so hearing them twice, late or in
/// another order ends the same.
/// </summary>
public sealed class DisputeDesk(BillingDb db, OperationContext context, Journal journal, PaymentDesk desk, WalletBooks wallets)
{
    public async Task FollowAsync(Payment payment, Invoice invoice, DisputeStanding now, LocalDate on, CancellationToken cancel)
    {
        if (payment.Lost > now.Lost) await DecideAnewAsync(payment, invoice, payment.Lost - now.Lost, on, cancel);
        var more = now.Held + now.Lost - payment.Disputed - payment.Lost;
        if (more.IsPositive) await WithdrawAsync(payment, invoice, more, on, cancel);
        else if (!more.IsZero) await ReinstateAsync(payment, invoice, -more, on, cancel);
        if (now.Lost > payment.Lost) await LoseAsync(payment, invoice, now.Lost - payment.Lost, on, cancel);
    }

    /// <summary>What it had paid is due again; what no invoice needed leaves the customer's credit.</summary>
    private async Task WithdrawAsync(Payment payment, Invoice invoice, Money amount, LocalDate on, CancellationToken cancel)
    {
        var reopened = Money.Min(amount, payment.Applied);
        if (amount > reopened) await desk.UnapplyCreditAsync(payment, amount - reopened, on, cancel);
        await journal.PostAsync(Bookkeeping.DisputeOpened(amount, payment.Applied), About(payment), on, cancel);
        Hold(payment, invoice, amount.Minor);
        payment.AppliedMinor -= reopened.Minor;
        invoice.PaidMinor -= reopened.Minor;
        invoice.Settle();
        context.Raise(new PaymentDisputed(payment, DisputeOutcome.Opened, amount));
    }

    /// <summary>The customer may have paid by other means meanwhile; then the money is its credit.</summary>
    private async Task ReinstateAsync(Payment payment, Invoice invoice, Money amount, LocalDate on, CancellationToken cancel)
    {
        if (invoice.Due.Minor < amount.Minor && await desk.PaidAsync(payment, invoice, cancel)) await desk.ReverseLossesAsync(invoice, About(payment), on, cancel);
        var due = await desk.DueForAsync(payment, invoice, cancel);
        await journal.PostAsync(Bookkeeping.DisputeWon(amount, due), About(payment), on, cancel);
        Hold(payment, invoice, -amount.Minor);
        var applied = Money.Min(amount, due).Minor;
        payment.AppliedMinor += applied;
        invoice.PaidMinor += applied;
        await desk.SettledAsync(invoice, due, About(payment), on, cancel);
        context.Raise(new PaymentDisputed(payment, DisputeOutcome.Won, amount));
    }

    /// <summary>The loss is what is still due because of it: whoever paid by other means meanwhile owes nothing, and nothing was lost.</summary>
    private async Task LoseAsync(Payment payment, Invoice invoice, Money amount, LocalDate on, CancellationToken cancel)
    {
        var loss = await LossAsync(payment, invoice, amount, cancel);
        if (loss.IsPositive) await journal.PostAsync(Bookkeeping.DisputeLost(loss), About(payment), on, cancel);
        Hold(payment, invoice, -amount.Minor);
        payment.LostMinor += amount.Minor;
        invoice.LostMinor += loss.Minor;
        invoice.Settle();
        context.Raise(new PaymentDisputed(payment, DisputeOutcome.Lost, amount));
    }

    /// <summary>A top-up whose credit still waits gave nothing away: its invoice stays due, or is voided.</summary>
    private async Task<Money> LossAsync(Payment payment, Invoice invoice, Money amount, CancellationToken cancel)
    {
        var none = Money.Zero(payment.Currency);
        if (invoice.Kind == InvoiceKind.TopUp && await wallets.WaitsForAsync(invoice.Id.ToString(), cancel)) return none;
        return Money.Max(none, Money.Min(Money.Min(amount, await ReopenedByAsync(payment, cancel)), await desk.DueForAsync(payment, invoice, cancel)));
    }

    /// <summary>A lost dispute is open again, or was won after all.</summary>
    private async Task DecideAnewAsync(Payment payment, Invoice invoice, Money amount, LocalDate on, CancellationToken cancel)
    {
        var ownLoss = await db.MovedByPaymentAsync(payment.CustomerId.ToString(), payment.Id.ToString(), Account.DisputeLoss, payment.Currency, cancel);
        var loss = payment.Currency == invoice.Currency ? Money.Min(Money.Min(amount, ownLoss), new(invoice.LostMinor, invoice.Currency)) : Money.Zero(payment.Currency);
        if (loss.IsPositive) await journal.PostAsync(Bookkeeping.DisputeLossReversed(loss), About(payment), on, cancel);
        Hold(payment, invoice, amount.Minor);
        payment.LostMinor -= amount.Minor;
        invoice.LostMinor -= loss.Minor;
        invoice.Settle();
    }

    /// <summary>An invoice counts its own currency only.</summary>
    private static void Hold(Payment payment, Invoice invoice, long minor)
    {
        payment.DisputedMinor += minor;
        if (payment.Currency == invoice.Currency) invoice.DisputedMinor += minor;
    }

    /// <summary>What this payment's disputes made due again and has neither been paid back nor given up, by the journal.</summary>
    private Task<Money> ReopenedByAsync(Payment payment, CancellationToken cancel) => db.MovedByPaymentAsync(
        payment.CustomerId.ToString(), payment.Id.ToString(), Account.Receivable, payment.Currency, cancel,
        EntryKind.DisputeOpened, EntryKind.DisputeWon, EntryKind.DisputeLost, EntryKind.DisputeLossReversed);

    private static JournalSubject About(Payment payment) => PaymentDesk.About(payment, "Dispute");
}
