namespace BillingConsole.Stripe.Sync;

/// <summary>The account and mode that customers are in step with, and the name under which this console claims them there.</summary>
public sealed record SyncScope(string Account, bool Livemode, string Instance);
