using BillingConsole.Tests.House.Bait.Catalog;

namespace BillingConsole.Tests.House.Bait.Platform.Data;

internal static class NamesATable
{
    public static IQueryable<object> Tables(IQueryable<object> all) => all.OfType<Plan>();
}
