using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Shell.Controls;

/// <summary>The dialog of <see cref="ConfirmActs.ConfirmActAsync"/>.</summary>
public sealed partial class ConfirmActDialog
{
    private string? reason;

    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public ConfirmedAct Act { get; set; } = null!;

    private async Task<IReadOnlyList<Refusal>> RunAsync()
    {
        if (Act.AsksReason && string.IsNullOrWhiteSpace(reason)) return [Refusal.Invalid("reason", "Say why in a few words.", "required")];
        var refusals = await Act.Run(reason);
        if (refusals.Count == 0) Dialogs.Close(true);
        return refusals;
    }

    private void Cancel() => Dialogs.Close(false);
}
