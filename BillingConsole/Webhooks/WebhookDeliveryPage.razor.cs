using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Webhooks;

/// <summary>One delivery: what was sent, and every attempt with its outcome.</summary>
public sealed partial class WebhookDeliveryPage
{
    private Loaded<WebhookDeliveryDetail>? loaded;
    private IReadOnlyList<Refusal> refusals = [];

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public string Endpoint { get; set; } = "";

    [Parameter] public string Id { get; set; } = "";

    private Task<Result<WebhookDeliveryDetail?>> LoadAsync() => Operations.ReadAsync((WebhookQueries q) => q.DeliveryAsync(Endpoint, Id, CancellationToken.None));

    private async Task ReplayAsync()
    {
        var sent = await Operations.RunAsync(new ReplayWebhookDelivery(Endpoint, Id));
        refusals = sent.Refusals;
        if (!sent.Ok) return;
        Toasts.Done("It goes out again.");
        if (sent.Value.Id.ToString() == Id) await loaded!.ReloadAsync();
        else Navigation.NavigateTo(Links.WebhookDelivery(Endpoint, sent.Value.Id));
    }
}
