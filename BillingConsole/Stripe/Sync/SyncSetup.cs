using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;

namespace BillingConsole.Stripe.Sync;

public static class SyncSetup
{
    public static IServiceCollection AddStripeSync(this IServiceCollection services) => services
        .AddScoped<SyncScopes>().AddScoped<OutboundQueue>().AddScoped<StripeIntake>().AddScoped<StripeMerge>().AddScoped<StripeWrites>().AddScoped<SyncQuestions>()
        .AddScoped<SettleLookUp>().AddScoped<WalkSteps>().AddScoped<StripePull>().AddSingleton<StripeWire>().AddStripeEvents<CustomerEvents>().AddStripeEvents<CustomerDeletions>()
        .AddSingleton<SyncPace>().AddSingleton<StripeWalker>().AddSingleton<SyncWorker>().AddHostedService<SyncLoop>()
        .AddJob<ReconcileJob>()
        .AddSlot<StripeTab>(SlotName.CustomerTab, "Stripe", 80).AddSlot<DeletedInStripe>(SlotName.CustomerHead, "Deleted in Stripe", 90, Permission.Read);
}
