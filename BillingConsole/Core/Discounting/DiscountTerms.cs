using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Discounting;

/// <summary>What a coupon takes off: a share of what is left, or an amount of one currency.</summary>
public abstract record DiscountTerms
{
    private DiscountTerms()
    {
    }

    public sealed record PercentOff(Percent Percent) : DiscountTerms;

    public sealed record AmountOff(Money Amount) : DiscountTerms;
}
