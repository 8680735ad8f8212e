namespace BillingConsole.Core.Time;

/// <summary>One period of a billing cycle.</summary>
/// <param name="Index">0 is the first.</param>
/// <param name="Actual">The days billed; shorter than <paramref name="Full"/> in a short first period only.</param>
/// <param name="Full">The whole anchored period, by which a short one is divided.</param>
public readonly record struct BillingPeriod(int Index, Period Actual, Period Full)
{
    public Proration Proration => Proration.Of(Actual, Full);
}
