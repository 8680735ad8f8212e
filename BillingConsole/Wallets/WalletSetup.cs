using BillingConsole.Ledger;
using BillingConsole.Platform.Jobs;

namespace BillingConsole.Wallets;

public static class WalletSetup
{
    public static IServiceCollection AddWallets(this IServiceCollection services) => services
        .AddScoped<WalletBooks>().AddScoped<Exposures>().AddScoped<ILedgerCheck, WalletCheck>().AddJob<WalletExpiryJob>();
}
