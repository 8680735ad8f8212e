using Microsoft.AspNetCore.Components;

namespace BillingConsole.Webhooks;

/// <summary>Shows a new secret, once.</summary>
public sealed partial class SecretNotice
{
    [Parameter, EditorRequired] public string Endpoint { get; set; } = "";

    [Parameter, EditorRequired] public string Secret { get; set; } = "";
}
