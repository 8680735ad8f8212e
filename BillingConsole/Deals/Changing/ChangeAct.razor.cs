using BillingConsole.Shell.Controls;
using BillingConsole.Subscriptions;
using Radzen;

namespace BillingConsole.Deals.Changing;

/// <summary>Add-ons, quantities, plan, prices and coupons of a running deal, through one dialog.</summary>
public sealed partial class ChangeAct
{
    private async Task ChangeAsync() => await AfterwardsAsync(await Dialogs.ChangeAsync(Deal!, ChangeKind.AddOn, null));
}

internal static class ChangeDialogs
{
    /// <summary>True when the deal was changed, or its change now waits for approval.</summary>
    public static async Task<bool> ChangeAsync(this DialogService dialogs, SubscriptionView deal, ChangeKind kind, string? subject) => await dialogs.OpenAsync<ChangeDialog>(
        "Change this deal", new() { [nameof(ChangeDialog.Deal)] = deal, [nameof(ChangeDialog.Kind)] = kind, [nameof(ChangeDialog.Subject)] = subject! },
        ConfirmActs.Options("min(44rem, calc(100vw - 2rem))")) is true;
}
