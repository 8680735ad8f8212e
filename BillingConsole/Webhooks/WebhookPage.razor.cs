using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Webhooks;

/// <summary>One endpoint: how it answers, what was sent to it, and what can be done about both.</summary>
public sealed partial class WebhookPage : IDisposable
{
    private static readonly Crumb[] Way = [new("Webhooks", Links.Webhooks)];
    private static readonly IReadOnlyList<Choice> States = Choice.Of<WebhookDeliveryState>();
    private readonly AgainSoon again;
    private Loaded<WebhookEndpointView>? loaded;
    private DataList<WebhookDeliveryView>? list;
    private RotatedWebhookSecret? rotated;

    public WebhookPage() => again = new(() => InvokeAsync(() => list?.ReloadAsync() ?? Task.CompletedTask));

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter] public string Id { get; set; } = "";

    public void Dispose() => again.Dispose();

    private Task<Result<WebhookEndpointView?>> LoadAsync() => Operations.ReadAsync((WebhookQueries q) => q.FindAsync(Id, CancellationToken.None));

    private async Task<Result<PageOf<WebhookDeliveryView>>> DeliveriesAsync(ListRequest request)
    {
        var found = await Operations.ReadAsync((WebhookQueries q) => q.DeliveriesAsync(Id, request.Word<WebhookDeliveryState>("state"), request.Listing, request.Cancel), request.Cancel);
        again.When(found.Ok && found.Value.Data.Any(d => d is { State: WebhookDeliveryState.Waiting, Attempts: 0 }));
        return found;
    }

    private async Task TestAsync() => await AfterAsync(await Operations.RunAsync(new SendTestWebhook(Id)), "The test event is on its way.");

    private async Task ReplayAsync(WebhookDeliveryView delivery) =>
        await AfterAsync(await Operations.RunAsync(new ReplayWebhookDelivery(Id, delivery.Id.ToString())), $"{delivery.Type} goes out again.");

    private async Task ReplayMissedAsync()
    {
        var sent = await Operations.RunAsync(new ReplayMissedWebhooks(Id));
        await AfterAsync(sent, sent is { Ok: true, Value.Replayed: 0 } ? "Nothing was given up." : $"{Wording.Count(sent.Ok ? sent.Value.Replayed : 0, "event")} go out again.");
    }

    private async Task EditAsync(WebhookEndpointView endpoint)
    {
        if (await Dialogs.OpenAsync<WebhookDialog>("Edit endpoint", new() { [nameof(WebhookDialog.Endpoint)] = endpoint }, ConfirmActs.Options(WebhookDialog.Width)) is true) await ReloadAsync();
    }

    private async Task SwitchAsync(WebhookEndpointView endpoint)
    {
        if (endpoint.Enabled && !await Dialogs.ConfirmActAsync(new($"Switch off {endpoint.Url}?", "Nothing more is sent to it, and what happens meanwhile is not kept for it. What still waits is given up and can be replayed.", "Switch off",
            async reason => (await SetAsync(endpoint, false, reason)).Refusals))) return;
        if (endpoint.Enabled) await ReloadAsync();
        else await AfterAsync(await SetAsync(endpoint, true, null), "It is on.");
    }

    private Task<Result<WebhookEndpointView>> SetAsync(WebhookEndpointView endpoint, bool enabled, string? reason) =>
        Operations.RunAsync(new ChangeWebhookEndpoint(Id, new() { Enabled = new Given<bool?>(enabled) }), new(endpoint.Version, reason));

    private async Task RotateAsync(WebhookEndpointView endpoint)
    {
        Result<RotatedWebhookSecret>? made = null;
        var done = await Dialogs.ConfirmActAsync(new($"Rotate the secret of {endpoint.Url}?", "A new secret is shown once. For 24 hours every event carries two signatures, by the new secret and by the old one.", "Rotate secret",
            async reason => (made = await Operations.RunAsync(new RotateWebhookSecret(Id), new(endpoint.Version, reason))).Refusals));
        if (!done || made is null) return;
        rotated = made.Value;
        await ReloadAsync();
    }

    private async Task RemoveAsync(WebhookEndpointView endpoint)
    {
        var done = await Dialogs.ConfirmActAsync(new($"Remove {endpoint.Url}?", "It is forgotten with its log, and what still waits for it is not sent. Switching it off keeps both.", "Remove endpoint",
            async reason => (await Operations.RunAsync(new RemoveWebhookEndpoint(Id), new(Reason: reason))).Refusals));
        if (done) Navigation.NavigateTo(Links.Webhooks);
    }

    private async Task AfterAsync<T>(Result<T> done, string sentence)
    {
        if (done.Ok) Toasts.Done(sentence);
        else Toasts.Failed(done.Refusals);
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        if (loaded is not null) await loaded.ReloadAsync();
        if (list is not null) await list.ReloadAsync();
    }
}
