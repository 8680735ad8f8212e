using BillingConsole.Ledger;
using BillingConsole.Platform.Jobs;
using BillingConsole.Shell;

namespace BillingConsole.Wallets;

public static class WalletSetup
{
    public static IServiceCollection AddWallets(this IServiceCollection services) => services
        .AddScoped<WalletBooks>().AddScoped<Exposures>().AddScoped<ILedgerCheck, WalletCheck>().AddJob<WalletExpiryJob>()
        .AddScoped<Customers.ICustomerColumn, WalletColumn>().AddSlot<WalletsTab>(SlotName.CustomerTab, "Wallets", 30).AddSlot<LowWalletsCard>(SlotName.HomeCard, "Low wallets", 5);
}
