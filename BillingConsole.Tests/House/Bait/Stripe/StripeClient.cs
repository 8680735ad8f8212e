namespace BillingConsole.Tests.House.Bait.Stripe;

internal sealed class StripeClient;
