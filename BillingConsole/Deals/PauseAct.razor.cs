using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Deals;

public sealed partial class PauseAct
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

    private async Task OpenAsync(bool resumes)
    {
        var done = await Dialogs.OpenAsync<PauseDialog>(resumes ? "Resume this subscription?" : "Pause this subscription?",
            new() { [nameof(PauseDialog.Deal)] = deal!, [nameof(PauseDialog.Resumes)] = resumes }, ConfirmActs.Options("min(44rem, calc(100vw - 2rem))"));
        if (done is true && Page is not null) await Page.ReloadAsync();
    }
}
