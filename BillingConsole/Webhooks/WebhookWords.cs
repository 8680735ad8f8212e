using BillingConsole.Shell;
using BillingConsole.Shell.Controls;

namespace BillingConsole.Webhooks;

/// <summary>How endpoints and deliveries are spoken of.</summary>
internal static class WebhookWords
{
    public static string Hears(WebhookEndpointView endpoint) =>
        endpoint.Events.Contains(WebhookEvents.Every) ? "every event" : endpoint.Events.Count > 3 ? Wording.Count(endpoint.Events.Count, "event") : string.Join(", ", endpoint.Events);

    public static Tone ToneOf(WebhookEndpointState state) => state switch
    {
        WebhookEndpointState.Enabled => Tone.Good,
        WebhookEndpointState.Failing => Tone.Warn,
        WebhookEndpointState.Disabled => Tone.Bad,
    };
}
