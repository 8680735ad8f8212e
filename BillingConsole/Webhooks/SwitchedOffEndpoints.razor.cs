using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Webhooks;

/// <summary>On Home and behind the bell, for those who can repair it: endpoints that the console switched off by itself.</summary>
public sealed partial class SwitchedOffEndpoints
{
    private IReadOnlyList<WebhookEndpointView> endpoints = [];

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((WebhookQueries q) => q.SwitchedOffAsync(CancellationToken.None));
        endpoints = found.Ok ? found.Value : [];
    }
}
