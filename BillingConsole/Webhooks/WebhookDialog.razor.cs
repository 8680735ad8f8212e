using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Webhooks;

/// <summary>Adds an endpoint and closes with its secret, or changes one and closes with true.</summary>
public sealed partial class WebhookDialog
{
    public const string Width = "min(44rem, calc(100vw - 2rem))";
    private readonly HashSet<string> chosen = [];
    private string? url;
    private string? description;
    private bool every;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    /// <summary>Null for a new one.</summary>
    [Parameter] public WebhookEndpointView? Endpoint { get; set; }

    private List<string> Events => every ? [WebhookEvents.Every] : [.. WebhookEvents.All.Select(e => e.Name).Where(chosen.Contains)];

    protected override void OnInitialized()
    {
        if (Endpoint is not { } endpoint) return;
        (url, description, every) = (endpoint.Url, endpoint.Description, endpoint.Events.Contains(WebhookEvents.Every));
        chosen.UnionWith(endpoint.Events);
    }

    private void Choose(string name, bool yes)
    {
        if (yes) chosen.Add(name);
        else chosen.Remove(name);
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        if (Endpoint is null)
        {
            var made = await Operations.RunAsync(new CreateWebhookEndpoint(new() { Url = url, Description = description, Events = Events }));
            if (made.Ok) Dialogs.Close(made.Value);
            return made.Refusals;
        }
        var change = new WebhookEndpointChange { Url = new Given<string>(url), Description = new Given<string>(description), Events = new Given<List<string>>(Events) };
        var saved = await Operations.RunAsync(new ChangeWebhookEndpoint(Endpoint.Id.ToString(), change), new(Endpoint.Version));
        if (saved.Ok) Dialogs.Close(true);
        return saved.Refusals;
    }
}
