using BillingConsole.Customers.Timeline;
using BillingConsole.Shell;
using BillingConsole.Shell.Search;

namespace BillingConsole.Customers;

public static class CustomerSetup
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddScoped<ISearchSource, CustomerSearch>()
        .AddScoped<ITimelineSource, CustomerTimeline>().AddSlot<TimelineTab>(SlotName.CustomerTab, "Timeline", 90)
        .AddSlot<CustomerOverview>(SlotName.CustomerTab, "Overview", 0);
}
