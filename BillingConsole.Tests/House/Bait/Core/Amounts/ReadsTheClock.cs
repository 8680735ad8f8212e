namespace BillingConsole.Tests.House.Bait.Core.Amounts;

internal static class ReadsTheClock
{
    public static Func<long> Ticks => () => TimeProvider.System.GetTimestamp();
}
