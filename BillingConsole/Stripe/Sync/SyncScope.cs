using BillingConsole.Stripe.Connection;

namespace BillingConsole.Stripe.Sync;

/// <summary>The account and mode that customers are in step with, and the name under which this console claims them there.</summary>
public sealed record SyncScope(string Account, bool Livemode, string Instance)
{
    /// <summary>None before Stripe said whose key it is.</summary>
    public static SyncScope? Of(StripeConnection? connection) => connection is { Account: { } account } ? new(account, connection.Mode == StripeMode.Live, connection.Instance) : null;
}
