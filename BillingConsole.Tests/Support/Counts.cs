namespace BillingConsole.Tests.Support;

/// <summary>How often a law or a simulation is played: briefly in the plain run, at length with <c>--long</c>.</summary>
public static class Counts
{
    public const string Variable = "BILLING_TEST_LONG";

    public static bool IsLong => Environment.GetEnvironmentVariable(Variable) == "1";

    public static int Of(int plain, int longer) => IsLong ? longer : plain;
}
