namespace BillingConsole.Tests.Support;

/// <summary>How often a law or a simulation is played: briefly in the plain run, at length with <c>--long</c>.</summary>
public static class Counts
{
    public const string Variable = "BILLING_TEST_LONG";
    public const string PicturesVariable = "BILLING_TEST_PICTURES";

    public static bool IsLong => Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Whether the run keeps a picture of every page it looks at.</summary>
    public static bool Pictures => Environment.GetEnvironmentVariable(PicturesVariable) == "1";

    public static int Of(int plain, int longer) => IsLong ? longer : plain;
}
