namespace BillingConsole.Core.Invoicing;

/// <summary>The kind of revenue a line earns. A commitment's true-up and its overage count as recurring.</summary>
public enum ChargeKind
{
    Recurring,
    Usage,
    OneOff,
}
