using BillingConsole.Core.Amounts;

namespace BillingConsole.Tests.House.Bait.StripeSimulator;

internal static class KnowsMoney
{
    public static Money Nothing() => Money.Zero(Currency.Of("USD"));
}
