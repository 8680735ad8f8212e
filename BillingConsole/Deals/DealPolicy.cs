using BillingConsole.Customers;
using BillingConsole.Platform.Http;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals;

/// <summary>Which deals need a second pair of eyes, and why, in sentences.</summary>
internal static class DealPolicy
{
    public static ApprovalView Judge(ApprovalPolicy policy, Subscription deal, decimal discountPercent)
    {
        if (!policy.Enabled) return new(false, []);
        List<string> reasons = [];
        if (policy.MaxDiscountPercent is { } most && discountPercent > most)
            reasons.Add($"The discount of {PlainText.Of(discountPercent)} % is above {PlainText.Of(most)} %.");
        if (policy.MaxTermMonths is { } months && (deal.EndsOn is null || deal.EndsOn >= deal.StartsOn.PlusMonths(months)))
            reasons.Add($"The term is longer than {months} months.");
        if (policy.MaxFreeMonths is { } free && deal.PaidFrom > deal.StartsOn.PlusMonths(free))
            reasons.Add($"More than {free} months are free.");
        return new(reasons.Count > 0, reasons);
    }
}
