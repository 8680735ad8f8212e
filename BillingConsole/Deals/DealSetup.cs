using BillingConsole.Deals.Changing;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;

namespace BillingConsole.Deals;

public static class DealSetup
{
    public static IServiceCollection AddDeals(this IServiceCollection services) => services
        .AddScoped<DealPreview>().AddScoped<DealChanger>().AddScoped<ChangeBilling>().AddScoped<ChangePolicy>().AddScoped<ChangeDesk>().AddScoped<Governance.Leakage>().AddScoped<Customers.IPriceNames, Policy.PriceNames>()
        .AddSlot<AssignAct>(SlotName.CustomerAct, "Assign a plan", 100, Permission.AssignPlans)
        .AddSlot<CustomerEntitlementsTab>(SlotName.CustomerTab, "Entitlements", 15)
        .AddSlot<TermsTab>(SlotName.SubscriptionTab, "Terms", 0)
        .AddSlot<UpcomingTab>(SlotName.SubscriptionTab, "Upcoming invoice", 20)
        .AddSlot<PauseAct>(SlotName.SubscriptionAct, "Pause", 0, Permission.AssignPlans)
        .AddSlot<CancelAct>(SlotName.SubscriptionAct, "Cancel", 10, Permission.AssignPlans)
        .AddSlot<ChangeAct>(SlotName.SubscriptionAct, "Change", 20, Permission.AssignPlans)
        .AddSlot<DecideAct>(SlotName.SubscriptionAct, "Decide", 100, Permission.ApproveDeals)
        .AddSlot<ApprovalsCard>(SlotName.HomeCard, "Approvals", 10);
}
