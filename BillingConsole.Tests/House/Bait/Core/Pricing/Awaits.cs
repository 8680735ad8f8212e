namespace BillingConsole.Tests.House.Bait.Core.Pricing;

internal static class Awaits
{
    public static async void Nothing() => await Task.Yield();
}
