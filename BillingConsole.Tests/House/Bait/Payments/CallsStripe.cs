using BillingConsole.Tests.House.Bait.Stripe;

namespace BillingConsole.Tests.House.Bait.Payments;

internal static class CallsStripe
{
    public static async Task<string> CallAsync()
    {
        await Task.Yield();
        return new StripeClient().ToString()!;
    }
}
