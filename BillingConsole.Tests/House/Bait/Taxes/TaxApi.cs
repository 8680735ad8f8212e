using BillingConsole.Platform.Data;

namespace BillingConsole.Tests.House.Bait.Taxes;

internal sealed class TaxApi(BillingDb db)
{
    public void Save() => db.SaveChanges();
}
