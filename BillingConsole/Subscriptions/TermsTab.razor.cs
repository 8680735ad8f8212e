using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Subscriptions;

/// <summary>What was agreed, and what of it may be changed on a running deal.</summary>
public sealed partial class TermsTab
{
    private Loaded<SubscriptionView>? loaded;

    [CascadingParameter] public SubscriptionPage? Page { get; set; }

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public string Subscription { get; set; } = "";

    private Task<Result<SubscriptionView?>> LoadAsync() => Operations.ReadAsync((SubscriptionQueries q) => q.FindAsync(Subscription, CancellationToken.None));

    private async Task NegotiateAsync(SubscriptionView deal, ItemView price) => await AfterAsync(
        await Dialogs.OpenAsync<OverrideDialog>($"Negotiate {price.Name}", new() { [nameof(OverrideDialog.Deal)] = deal, [nameof(OverrideDialog.Price)] = price }, ConfirmActs.Options()) is true);

    private async Task RemoveOverrideAsync(OverrideView layer) => await AfterAsync(await Dialogs.ConfirmActAsync(new(
        $"Return {layer.Price} to list?", "From its next period on it is billed at the list price it was sold at. Invoices that are final stay as they are.", "Return to list",
        async reason => (await Operations.RunAsync(new RemoveOverride(Subscription, layer.Price), new(Reason: reason))).Refusals)));

    private async Task AddCouponAsync(SubscriptionView deal) => await AfterAsync(
        await Dialogs.OpenAsync<AddCouponDialog>("Add a coupon", new() { [nameof(AddCouponDialog.Deal)] = deal }, ConfirmActs.Options()) is true);

    private async Task RemoveCouponAsync(HeldCouponView coupon) => await AfterAsync(await Dialogs.ConfirmActAsync(new(
        $"Take {coupon.Coupon} off this deal?", coupon.PeriodsUsed == 0 ? "It has discounted nothing yet, so its redemption goes back." : $"It has discounted {coupon.PeriodsUsed} periods; those stay as they are.", "Take off",
        async reason => (await Operations.RunAsync(new RemoveCoupon(Subscription, coupon.Coupon), new(Reason: reason))).Refusals)));

    private async Task AfterAsync(bool done)
    {
        if (!done) return;
        await loaded!.ReloadAsync();
        if (Page is not null) await Page.ReloadAsync();
    }
}
