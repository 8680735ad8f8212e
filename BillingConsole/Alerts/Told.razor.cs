using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Alerts;

/// <summary>How an alert was told, and whether that arrived.</summary>
public sealed partial class Told
{
    [Parameter, EditorRequired] public IReadOnlyList<AlertDeliveryView> Deliveries { get; set; } = [];

    private static string WordOf(AlertDeliveryView delivery) => delivery.Channel switch
    {
        AlertChannel.InApp => "inbox",
        AlertChannel.Email => $"mail {delivery.Outcome}",
        AlertChannel.Webhook => $"webhook {delivery.Outcome}",
    };

    private static Tone ToneOf(AlertDeliveryView delivery) => delivery switch
    {
        { NextAttempt: not null, Attempts: > 0 } => Tone.Warn,
        { NextAttempt: not null } => Tone.Info,
        { LastError: not null } => Tone.Bad,
        _ => Tone.Good,
    };
}
