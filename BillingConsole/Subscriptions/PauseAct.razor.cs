using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Subscriptions;

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

    private async Task PauseAsync() => await AfterAsync(await Dialogs.ConfirmActAsync(new(
        "Pause this subscription?", "No invoice is made until it is resumed. Fees of periods that begin meanwhile are not charged; usage is billed after the resumption.", "Pause",
        async reason => (await Operations.RunAsync(new PauseSubscription(Subscription), new(deal!.Version, reason))).Refusals)));

    private async Task ResumeAsync() => await AfterAsync(await Dialogs.ConfirmActAsync(new(
        "Resume this subscription?", "The next fee is that of the next period; usage of the pause is billed by the next run.", "Resume",
        async reason => (await Operations.RunAsync(new ResumeSubscription(Subscription), new(deal!.Version, reason))).Refusals) { IsDangerous = false, AsksReason = false }));

    private Task AfterAsync(bool done) => done && Page is not null ? Page.ReloadAsync() : Task.CompletedTask;
}
