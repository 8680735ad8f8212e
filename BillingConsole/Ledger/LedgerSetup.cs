using BillingConsole.Platform.Jobs;
using BillingConsole.Shell;

namespace BillingConsole.Ledger;

public static class LedgerSetup
{
    public static IServiceCollection AddLedger(this IServiceCollection services) => services.AddScoped<Journal>().AddScoped<ChainCheck>().AddJob<LedgerVerifyJob>()
        .AddSlot<RevenueCard>(SlotName.HomeCard, "Revenue", 10);
}
