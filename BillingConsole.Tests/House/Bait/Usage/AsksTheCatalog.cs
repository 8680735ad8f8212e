using BillingConsole.Tests.House.Bait.Catalog;

namespace BillingConsole.Tests.House.Bait.Usage;

internal static class AsksTheCatalog
{
    public static bool Is(object thing) => thing is Plan;
}
