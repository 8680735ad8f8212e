using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Customers;

[Needs(Permission.Read)]
public sealed class CompanyQueries(BillingDb db)
{
    /// <summary>The company's row, tracked, read once an operation; it exists from the first start on.</summary>
    public async Task<Company> TheCompanyAsync(CancellationToken cancel) => (await db.Set<Company>().FindAsync([Company.TheOne], cancel))!;

    /// <summary>The PNG on printed documents; null without one.</summary>
    public Task<byte[]?> LogoAsync(CancellationToken cancel) => db.Set<CompanyLogo>().AsNoTracking().Select(l => l.Png).SingleOrDefaultAsync(cancel);

    public async Task<CompanyView> ViewAsync(CancellationToken cancel) => CompanyView.Of(await TheCompanyAsync(cancel));
}
