using BillingConsole.Shell;
using BillingConsole.Shell.Search;

namespace BillingConsole.Customers;

public static class CustomerSetup
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddScoped<ISearchSource, CustomerSearch>()
        .AddSlot<CustomerOverview>(SlotName.CustomerTab, "Overview", 0);
}
