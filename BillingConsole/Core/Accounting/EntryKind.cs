namespace BillingConsole.Core.Accounting;

/// <summary>What happened. Each kind may touch only the accounts and sides that <see cref="PostingRules"/> lists.</summary>
public enum EntryKind
{
    InvoiceIssued,
    InvoiceVoided,
    CreditNoteIssued,
    RevenueRecognised,
    RecognitionReversed,
    PaymentReceived,
    PaymentUnapplied,
    PaymentRefunded,
    CreditApplied,
    WalletApplied,
    WalletReturned,
    TopUpRecorded,
    TopUpGranted,
    TopUpInvoiced,
    TopUpInvoiceVoided,
    TopUpInvoicePaid,
    WalletExpired,
    WrittenOff,
    WriteOffReversed,
    ProcessorFeeCharged,
    ProcessorFeeReturned,
    DisputeOpened,
    DisputeWon,
    DisputeLost,
    DisputeLossReversed,
}
