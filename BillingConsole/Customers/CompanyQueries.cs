using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Customers;

[Needs(Permission.Read)]
public sealed class CompanyQueries(BillingDb db)
{
    /// <summary>The company's row, tracked; it exists from the first start on.</summary>
    public Task<Company> TheCompanyAsync(CancellationToken cancel) => db.Set<Company>().SingleAsync(c => c.Id == Company.TheOne, cancel);

    public async Task<CompanyView> ViewAsync(CancellationToken cancel) => CompanyView.Of(await TheCompanyAsync(cancel));
}
