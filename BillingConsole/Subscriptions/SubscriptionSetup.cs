using BillingConsole.Customers.Timeline;
using BillingConsole.Platform.Jobs;
using BillingConsole.Shell;
using BillingConsole.Shell.Search;
using BillingConsole.Subscriptions.Calendar;
using BillingConsole.Subscriptions.History;
using BillingConsole.Subscriptions.Mrr;

namespace BillingConsole.Subscriptions;

public static class SubscriptionSetup
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services) => services
        .AddScoped<DealBuilder>()
        .AddScoped<ISearchSource, SubscriptionSearch>().AddScoped<ITimelineSource, DealTimeline>()
        .AddSlot<SubscriptionList>(SlotName.CustomerTab, "Subscriptions", 10)
        .AddSlot<PlanHolders>(SlotName.PlanPanel, "Who is on it", 0)
        .AddSlot<EntitlementsTab>(SlotName.SubscriptionTab, "Entitlements", 30)
        .AddJob<MrrJob>().AddScoped<Customers.ICustomerColumn, MrrColumn>().AddSlot<MrrCard>(SlotName.HomeCard, "MRR", 8)
        .AddSlot<AddOnHolders>(SlotName.AddOnPanel, "Who has it", 0)
        .AddSlot<HistoryTab>(SlotName.SubscriptionTab, "History", 90)
        .AddSlot<EndingCard>(SlotName.HomeCard, "Ending this month", 30);
}
