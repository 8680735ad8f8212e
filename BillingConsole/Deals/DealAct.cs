using BillingConsole.Shell.Controls;
using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Deals;

/// <summary>An act on the deal whose page is open; the page has fetched it already, and fetches it again when something was done.</summary>
public abstract class DealAct : ComponentBase
{
    [CascadingParameter] public SubscriptionPage? Page { get; set; }

    [Inject] public required DialogService Dialogs { get; init; }

    /// <summary>What every slot of a subscription is given.</summary>
    [Parameter, EditorRequired] public string Subscription { get; set; } = "";

    protected SubscriptionView? Deal => Page?.Deal;

    protected async Task OpenAsync<TDialog>(string title, Dictionary<string, object?> given, DialogOptions? options = null) where TDialog : ComponentBase =>
        await AfterwardsAsync(await Dialogs.OpenAsync<TDialog>(title, given, options ?? ConfirmActs.Options("min(44rem, calc(100vw - 2rem))")) is true);

    protected Task AfterwardsAsync(bool done) => done && Page is not null ? Page.ReloadAsync() : Task.CompletedTask;
}
