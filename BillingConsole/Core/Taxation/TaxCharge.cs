using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Taxation;

/// <summary>How a tax is reckoned: in percent of the net, or a fixed amount once per invoice with a taxable base above zero.</summary>
public abstract record TaxCharge
{
    private TaxCharge()
    {
    }

    public sealed record Rate(PercentRate Percent) : TaxCharge;

    public sealed record Fixed(Money Amount) : TaxCharge;
}
