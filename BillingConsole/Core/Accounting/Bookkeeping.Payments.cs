using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Accounting;

// Money coming in, going out and being argued about; the source is cash or stripe_clearing.
public static partial class Bookkeeping
{
    /// <summary>Pays what is due; the surplus becomes the customer's credit balance.</summary>
    public static Entry PaymentReceived(Money amount, Money due, Account source)
    {
        RefuseNothing(amount);
        var applied = Money.Min(amount, Floor(due));
        return new EntryDraft(EntryKind.PaymentReceived)
            .Debit(source, amount)
            .Credit(Account.Receivable, applied)
            .Credit(Account.CustomerCredit, amount - applied)
            .Required();
    }

    /// <summary>A voided invoice gives what paid it back to the customer's credit balance; so does credit that had been applied.</summary>
    public static Entry PaymentUnapplied(Money amount) => Move(EntryKind.PaymentUnapplied, Account.Receivable, Account.CustomerCredit, amount);

    /// <summary>Leaves as it came, first from the part that lies unapplied in the customer's credit, then by reopening the invoice.</summary>
    public static Entry Refunded(Money amount, Money unapplied, Account source)
    {
        RefuseNothing(amount);
        var fromCredit = Money.Min(amount, Floor(unapplied));
        return new EntryDraft(EntryKind.PaymentRefunded)
            .Debit(Account.CustomerCredit, fromCredit)
            .Debit(Account.Receivable, amount - fromCredit)
            .Credit(source, amount)
            .Required();
    }

    /// <summary>The customer's credit balance pays an invoice.</summary>
    public static Entry CreditApplied(Money amount) => Move(EntryKind.CreditApplied, Account.CustomerCredit, Account.Receivable, amount);

    public static Entry ProcessorFee(Money fee) => Move(EntryKind.ProcessorFeeCharged, Account.ProcessorFees, Account.StripeClearing, fee);

    /// <summary>The processor gives a fee back, such as that of a dispute that was won.</summary>
    public static Entry ProcessorFeeReturned(Money fee) => Move(EntryKind.ProcessorFeeReturned, Account.StripeClearing, Account.ProcessorFees, fee);

    /// <summary>The bank takes the money back while it decides: what it had paid is due again, and only what no invoice needed leaves the customer's credit.</summary>
    public static Entry DisputeOpened(Money amount, Money applied)
    {
        RefuseNothing(amount);
        var reopened = Money.Min(amount, Floor(applied));
        return new EntryDraft(EntryKind.DisputeOpened)
            .Debit(Account.Receivable, reopened)
            .Debit(Account.CustomerCredit, amount - reopened)
            .Credit(Account.StripeClearing, amount)
            .Required();
    }

    /// <summary>The money is back: it pays what is due, and the rest is the customer's credit.</summary>
    public static Entry DisputeWon(Money amount, Money due)
    {
        RefuseNothing(amount);
        var applied = Money.Min(amount, Floor(due));
        return new EntryDraft(EntryKind.DisputeWon)
            .Debit(Account.StripeClearing, amount)
            .Credit(Account.Receivable, applied)
            .Credit(Account.CustomerCredit, amount - applied)
            .Required();
    }

    /// <summary>The payer keeps the money: what is still due because of it is not owed any more.</summary>
    public static Entry DisputeLost(Money due) => Move(EntryKind.DisputeLost, Account.DisputeLoss, Account.Receivable, due);

    /// <summary>Comes before a payment that arrives after all, and before a lost dispute that is decided anew.</summary>
    public static Entry DisputeLossReversed(Money lost) => Move(EntryKind.DisputeLossReversed, Account.Receivable, Account.DisputeLoss, lost);

    private static void RefuseNothing(Money amount)
    {
        if (!amount.IsPositive)
            throw new ArgumentException($"{amount} is not above zero.", nameof(amount));
    }

    private static Money Floor(Money amount) => Money.Max(amount, Money.Zero(amount.Currency));
}
