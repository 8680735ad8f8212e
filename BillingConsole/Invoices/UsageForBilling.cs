using BillingConsole.Core.Metering;
using NodaTime;

namespace BillingConsole.Invoices;

public sealed class UsageForBilling
{
    public Task<UsageLookup> PrefetchAsync(IReadOnlyList<BillableDeal> deals, Func<BillableDeal, LocalDate> dateOf, CancellationToken cancel) =>
        Task.FromResult<UsageLookup>((_, _, _) => MeteredUsage.None);

    public Task<MeteredUsage> ReadAsync(BillingConsole.Customers.Customer customer, string meter, Period period, CancellationToken cancel) => Task.FromResult(MeteredUsage.None);

    public Task<UsageLookup> AsInLastPeriodAsync(BillingConsole.Subscriptions.Subscription deal, BillingConsole.Customers.Customer customer, LocalDate today, CancellationToken cancel) => Task.FromResult<UsageLookup>((_, _, _) => MeteredUsage.None);
}
