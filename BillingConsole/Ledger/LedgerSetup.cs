using BillingConsole.Platform.Jobs;

namespace BillingConsole.Ledger;

public static class LedgerSetup
{
    public static IServiceCollection AddLedger(this IServiceCollection services) => services.AddScoped<Journal>().AddScoped<ChainCheck>().AddJob<LedgerVerifyJob>();
}
