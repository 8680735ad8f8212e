using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Deals;

public sealed partial class CancelAct
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

    private async Task CancelAsync()
    {
        var done = await Dialogs.OpenAsync<CancelDialog>("Cancel this subscription?", new() { [nameof(CancelDialog.Deal)] = deal! }, ConfirmActs.Options("min(44rem, calc(100vw - 2rem))"));
        if (done is true && Page is not null) await Page.ReloadAsync();
    }
}
