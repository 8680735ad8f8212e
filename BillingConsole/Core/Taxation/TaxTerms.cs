using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Taxation;

/// <summary>
/// A tax in force on an invoice. An inclusive tax is contained in the price and taken out of it; all others are added.
/// Rates add up, they never compound.
/// </summary>
public sealed record TaxTerms(string Code, string Name, TaxCharge Charge, bool Inclusive)
{
    /// <summary>0.18 for 18 %; zero for a fixed amount.</summary>
    internal Exact Share => Charge is TaxCharge.Rate rate ? (Exact)rate.Percent.Value / 100 : Exact.Zero;

    /// <summary>In percent; null for a fixed amount.</summary>
    public decimal? Rate => Charge is TaxCharge.Rate rate ? rate.Percent.Value : null;
}
