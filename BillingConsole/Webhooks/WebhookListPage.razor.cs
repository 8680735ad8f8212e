using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Webhooks;

public sealed partial class WebhookListPage
{
    private DataList<WebhookEndpointView>? list;
    private NewWebhookEndpoint? made;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    private Task<Result<PageOf<WebhookEndpointView>>> LoadAsync(ListRequest request) =>
        Operations.ReadAsync((WebhookQueries q) => q.ListAsync(request.Listing, request.Cancel), request.Cancel);

    private async Task CreateAsync()
    {
        if (await Dialogs.OpenAsync<WebhookDialog>("New endpoint", [], ConfirmActs.Options(WebhookDialog.Width)) is not NewWebhookEndpoint endpoint) return;
        made = endpoint;
        if (list is not null) await list.ReloadAsync();
    }
}
