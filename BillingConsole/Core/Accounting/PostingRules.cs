namespace BillingConsole.Core.Accounting;

/// <summary>
/// The list of what may be posted: for each kind of entry the accounts it may debit and those it may credit. Whatever is not listed is
/// refused, so that a wrong posting fails where it is made and not in an audit.
/// </summary>
public static class PostingRules
{
    /// <summary>Whether the kind lists the account on the side that the posting stands on.</summary>
    public static bool Allows(EntryKind kind, Posting posting)
    {
        var (debits, credits) = Of(kind);
        return (posting.IsDebit ? debits : credits).Split(' ').Contains(posting.Account.Family);
    }

    // Revenue and deferred revenue stand on both sides of an invoice and its credit note because a late correction can be below zero.
    private static (string Debits, string Credits) Of(EntryKind kind) => kind switch
    {
        EntryKind.InvoiceIssued => ("accounts_receivable discounts revenue deferred_revenue tax_payable", "revenue deferred_revenue tax_payable customer_credit"),
        EntryKind.InvoiceVoided => ("revenue deferred_revenue tax_payable customer_credit", "accounts_receivable discounts revenue deferred_revenue tax_payable"),
        EntryKind.CreditNoteIssued => ("revenue deferred_revenue tax_payable", "revenue deferred_revenue tax_payable discounts accounts_receivable customer_credit wallet_paid cash stripe_clearing"),
        EntryKind.RevenueRecognised => ("deferred_revenue", "revenue"),
        EntryKind.RecognitionReversed => ("revenue", "deferred_revenue"),
        EntryKind.PaymentReceived => ("cash stripe_clearing", "accounts_receivable customer_credit"),
        EntryKind.PaymentUnapplied => ("accounts_receivable", "customer_credit"),
        EntryKind.PaymentRefunded => ("customer_credit accounts_receivable", "cash stripe_clearing"),
        EntryKind.CreditApplied => ("customer_credit", "accounts_receivable"),
        EntryKind.WalletApplied => ("wallet_granted wallet_paid", "accounts_receivable"),
        EntryKind.WalletReturned => ("accounts_receivable", "wallet_granted wallet_paid"),
        EntryKind.TopUpRecorded => ("cash stripe_clearing", "wallet_paid"),
        EntryKind.TopUpGranted => ("promotional_credit", "wallet_granted"),
        EntryKind.TopUpInvoiced => ("accounts_receivable", "wallet_pending"),
        EntryKind.TopUpInvoiceVoided => ("wallet_pending", "accounts_receivable"),
        EntryKind.TopUpInvoicePaid => ("cash stripe_clearing wallet_pending", "accounts_receivable wallet_paid customer_credit"),
        EntryKind.WalletExpired => ("wallet_paid wallet_granted", "breakage promotional_credit"),
        EntryKind.WrittenOff => ("bad_debt", "accounts_receivable"),
        EntryKind.WriteOffReversed => ("accounts_receivable", "bad_debt"),
        EntryKind.ProcessorFeeCharged => ("processor_fees", "stripe_clearing"),
        EntryKind.ProcessorFeeReturned => ("stripe_clearing", "processor_fees"),
        EntryKind.DisputeOpened => ("accounts_receivable customer_credit", "stripe_clearing"),
        EntryKind.DisputeWon => ("stripe_clearing", "accounts_receivable customer_credit"),
        EntryKind.DisputeLost => ("dispute_loss", "accounts_receivable"),
        EntryKind.DisputeLossReversed => ("accounts_receivable", "dispute_loss"),
    };
}
