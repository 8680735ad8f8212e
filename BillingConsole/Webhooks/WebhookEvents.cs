namespace BillingConsole.Webhooks;

/// <summary>Something an endpoint can hear of.</summary>
public sealed record WebhookEventType(string Name, string Description);

/// <summary>Every event there is, with what its data is.</summary>
public static class WebhookEvents
{
    public const string Every = "*";
    public const string InvoiceFinalized = "invoice.finalized";
    public const string InvoicePaid = "invoice.paid";
    public const string InvoiceVoided = "invoice.voided";
    public const string InvoiceWrittenOff = "invoice.marked_uncollectible";
    public const string InvoiceReminded = "invoice.reminded";
    public const string PaymentRecorded = "payment.recorded";
    public const string PaymentRefunded = "payment.refunded";
    public const string DisputeOpened = "payment.dispute.opened";
    public const string DisputeWon = "payment.dispute.won";
    public const string DisputeLost = "payment.dispute.lost";
    public const string CreditNoteIssued = "credit_note.issued";
    public const string SubscriptionCreated = "subscription.created";
    public const string SubscriptionChanged = "subscription.changed";
    public const string SubscriptionCanceled = "subscription.canceled";
    public const string SubscriptionPaused = "subscription.paused";
    public const string SubscriptionResumed = "subscription.resumed";
    public const string ApprovalRequested = "approval.requested";
    public const string ApprovalDecided = "approval.decided";
    public const string AlertFired = "wallet.alert.fired";
    public const string AlertRearmed = "wallet.alert.rearmed";

    /// <summary>Sent on request to one endpoint; nobody chooses it.</summary>
    public const string Test = "webhook.test";

    public static IReadOnlyList<WebhookEventType> All { get; } =
    [
        new(InvoiceFinalized, "An invoice has its number and can be paid."),
        new(InvoicePaid, "Nothing is due on an invoice any more."),
        new(InvoiceVoided, "An invoice was voided."),
        new(InvoiceWrittenOff, "What was due on an invoice was written off."),
        new(InvoiceReminded, "A customer was reminded of an overdue invoice, with the level reached."),
        new(PaymentRecorded, "Money came in for an invoice."),
        new(PaymentRefunded, "A payment was given back, in part or whole."),
        new(DisputeOpened, "A payer's bank took a payment back until a dispute is decided."),
        new(DisputeWon, "A dispute was won; the money is here again."),
        new(DisputeLost, "A dispute was lost; the payer keeps the money."),
        new(CreditNoteIssued, "A credit note was issued."),
        new(SubscriptionCreated, "A deal was made; it may still wait for approval."),
        new(SubscriptionChanged, "The terms of a deal changed, with what changed."),
        new(SubscriptionCanceled, "A deal was given its last day."),
        new(SubscriptionPaused, "Billing of a deal stands still."),
        new(SubscriptionResumed, "Billing of a deal goes on."),
        new(ApprovalRequested, "A deal or a change beyond the policy waits for another person."),
        new(ApprovalDecided, "Somebody approved or rejected it."),
        new(AlertFired, "The ongoing balance of a wallet fell below its threshold."),
        new(AlertRearmed, "It is back at or above the threshold."),
    ];

    public static bool Knows(string? name) => name == Every || All.Any(e => e.Name == name);
}
