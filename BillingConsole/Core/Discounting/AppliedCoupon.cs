namespace BillingConsole.Core.Discounting;

/// <summary>A coupon as a deal holds it on the day of an invoice.</summary>
/// <param name="Code">Unique in the catalog.</param>
/// <param name="Name">As printed.</param>
/// <param name="Terms">What it takes off.</param>
/// <param name="Scope">Where it takes it off.</param>
/// <param name="PeriodsLeft">Billing periods that it may still discount; null for ever, 0 when it is used up.</param>
/// <param name="WhyNot">A sentence when something outside the invoice forbids it (not yet in force); it then gives nothing.</param>
public sealed record AppliedCoupon(string Code, string Name, DiscountTerms Terms, CouponScope Scope, int? PeriodsLeft = null, string? WhyNot = null)
{
    public bool IsForLines => Scope is CouponScope.Lines;
}
