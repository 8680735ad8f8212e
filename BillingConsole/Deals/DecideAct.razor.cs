using BillingConsole.Shell.Controls;
using BillingConsole.Subscriptions;

namespace BillingConsole.Deals;

/// <summary>Approve or reject a deal beyond the policy.</summary>
public sealed partial class DecideAct
{
    private Task DecideAsync(DealDecision decision) => OpenAsync<DecideDialog>(
        decision == DealDecision.Approved ? "Approve this deal?" : "Reject this deal?",
        new() { [nameof(DecideDialog.Deal)] = Deal!, [nameof(DecideDialog.Decision)] = decision }, ConfirmActs.Options());
}
