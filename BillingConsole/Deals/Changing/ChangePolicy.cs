using BillingConsole.Customers;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals.Changing;

/// <summary>Whether a change goes further beyond the policy than the deal, as it was agreed, went already.</summary>
public sealed class ChangePolicy(DealPreview preview, CompanyQueries companies)
{
    /// <summary>The discount before the change, and what the policy would say of it; null when no policy is on or nothing is negotiated.</summary>
    public async Task<(decimal Percent, IReadOnlyList<string> Reasons)?> BeforeAsync(ChangingDeal changing, DealChange change, CancellationToken cancel)
    {
        if (change is { Override: null, Coupon: null, AddOn: null, Quantities: null, Plan: null } || !(await companies.TheCompanyAsync(cancel)).Approval.Enabled) return null;
        var shown = await preview.AheadAsync(await preview.StandingAsync(changing, cancel), null, AssumedUsage.None, cancel, asIfRunning: true);
        return (shown.DiscountPercent, shown.Approval.Reasons);
    }

    /// <summary>Only what the change itself brought needs another person: an old reason was decided when the deal was made.</summary>
    public async Task<ApprovalView> JudgeAsync(ChangingDeal changing, ChangeEffect effect, (decimal Percent, IReadOnlyList<string> Reasons)? before, CancellationToken cancel)
    {
        if (before is not { } was || !effect.IsNegotiated) return new(false, []);
        var standing = await preview.StandingAsync(changing, cancel);
        if (effect.Given is { } given) standing = standing with { Redemptions = [.. changing.Held, given] };
        var shown = await preview.AheadAsync(standing, null, AssumedUsage.None, cancel, asIfRunning: true);
        var reasons = shown.Approval.Reasons.Except(was.Reasons).ToList();
        if (shown.DiscountPercent <= was.Percent) reasons.RemoveAll(DealPolicy.IsOfDiscount);
        return new(reasons.Count > 0, reasons);
    }
}
