namespace BillingConsole.Tests.House.Bait.Core.Pricing;

internal static class Rule
{
    public static decimal Twice(decimal price) => price * 2;
}
