using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Deals.Changing;

/// <summary>Add-ons, quantities, plan, prices and coupons of a running deal, through one dialog.</summary>
public sealed partial class ChangeAct
{
    private SubscriptionView? deal;

    [CascadingParameter] public SubscriptionPage? Page { get; set; }

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public string Subscription { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var found = await Operations.ReadAsync((SubscriptionQueries q) => q.FindAsync(Subscription, CancellationToken.None));
        deal = found.Ok ? found.Value : null;
    }

    private async Task ChangeAsync()
    {
        if (await Dialogs.ChangeAsync(deal!, ChangeKind.AddOn, null) && Page is not null) await Page.ReloadAsync();
    }
}

internal static class ChangeDialogs
{
    /// <summary>True when the deal was changed, or its change now waits for approval.</summary>
    public static async Task<bool> ChangeAsync(this DialogService dialogs, SubscriptionView deal, ChangeKind kind, string? subject) => await dialogs.OpenAsync<ChangeDialog>(
        "Change this deal", new() { [nameof(ChangeDialog.Deal)] = deal, [nameof(ChangeDialog.Kind)] = kind, [nameof(ChangeDialog.Subject)] = subject! },
        ConfirmActs.Options("min(44rem, calc(100vw - 2rem))")) is true;
}
