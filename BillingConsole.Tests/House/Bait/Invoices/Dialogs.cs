using Microsoft.EntityFrameworkCore;
using Radzen;

namespace BillingConsole.Tests.House.Bait.Invoices;

internal sealed class Dialogs(DialogService dialogs, DbContext db)
{
    public void Open() => dialogs.Close(db.SaveChanges());
}
