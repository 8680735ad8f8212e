using BillingConsole.Tests.House.Bait.Core.Pricing;

namespace BillingConsole.Tests.House.Bait.Catalog;

internal static class PlanApi
{
    public static decimal Price() => Rule.Twice(1);
}
