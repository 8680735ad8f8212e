using BillingConsole.Deals.Changing;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Deals;

/// <summary>What was agreed, and what of it may be changed on a running deal.</summary>
public sealed partial class TermsTab
{
    private Loaded<SubscriptionView>? loaded;

    [CascadingParameter] public SubscriptionPage? Page { get; set; }

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public string Subscription { get; set; } = "";

    private async Task<Result<SubscriptionView?>> LoadAsync() => Page?.Deal is { } deal ? deal : await Operations.ReadAsync((SubscriptionQueries q) => q.FindAsync(Subscription, CancellationToken.None));

    private async Task ChangeAsync(SubscriptionView deal, ChangeKind kind, string? subject = null)
    {
        if (!await Dialogs.ChangeAsync(deal, kind, subject)) return;
        if (Page is not null) await Page.ReloadAsync();
        await loaded!.ReloadAsync();
    }
}
