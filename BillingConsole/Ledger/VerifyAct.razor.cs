using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Ledger;

/// <summary>Proves the ledger at once and says what it found.</summary>
public sealed partial class VerifyAct
{
    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Notifications { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    private async Task VerifyAsync()
    {
        var report = await Operations.RunAsync(new VerifyLedger());
        if (!report.Ok) Notifications.Failed(report.Refusals);
        else if (report.Value.Ok) Notifications.Done($"The ledger is right: {Wording.Count(report.Value.Checked, "entry", "entries")} proved.");
        else await Dialogs.OpenAsync<ProblemsDialog>("The ledger is not right", new() { [nameof(ProblemsDialog.Problems)] = report.Value.Problems }, ConfirmActs.Options("min(44rem, calc(100vw - 2rem))"));
    }
}
