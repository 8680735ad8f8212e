using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Discounting;

/// <summary>Whether a coupon may discount an invoice at all, decided before any amount; the answer is the sentence printed on the invoice.</summary>
public static class CouponVerdict
{
    public const string UsedUp = "All of its billing periods have been used.";
    public const string NothingLeft = "Nothing is left to discount.";
    public const string NoLine = "No line of this invoice is in its reach.";
    public const string RoundsToZero = "Its share is less than the smallest unit of the currency.";

    /// <summary>Null when the coupon may discount.</summary>
    public static string? WhyNot(AppliedCoupon coupon, Currency currency) => coupon switch
    {
        { WhyNot: { } reason } => reason,
        { PeriodsLeft: <= 0 } => UsedUp,
        { Terms: DiscountTerms.AmountOff { Amount.Currency: var other } } when other != currency => $"It is in {other.Code}, the invoice in {currency.Code}.",
        _ => null,
    };
}
