using Quartz;

namespace BillingConsole.Tests.House.Bait.Wallets;

internal static class ExpiryJob
{
    public static string Key() => new JobKey("expiry").Name;
}
