using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Usage.Checking;

/// <summary>What drifted, when everything was last looked at, and the repair.</summary>
public sealed partial class DriftPage
{
    private DataList<DriftRow>? list;
    private DriftStanding? standing;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    protected override Task OnInitializedAsync() => StandAsync();

    private async Task StandAsync()
    {
        var found = await Operations.ReadAsync((DriftQueries q) => q.StandingAsync(CancellationToken.None));
        standing = found.Ok ? found.Value : null;
    }

    private Task<Result<PageOf<DriftRow>>> LoadAsync(ListRequest request) =>
        Operations.ReadAsync((DriftQueries q) => q.ListAsync(request.Listing, request.Flag("settled"), request.Cancel), request.Cancel);

    private async Task CheckAsync()
    {
        var found = await Operations.RunAsync(new VerifyUsage(new()));
        var kept = found.Ok ? await Operations.RunAsync(new RecordUsageCheck(CheckKind.Asked, found.Value, Whole: true)) : Result<Done>.Refused(found.Refusals);
        if (!kept.Ok) Toasts.Failed(kept.Refusals);
        else if (found.Value.Drift.Count == 0) Toasts.Done($"{Wording.Count(found.Value.Checked, "roll-up")} checked, all are right.");
        else Toasts.Warn($"{Wording.Count(found.Value.Drift.Count, "roll-up")} of {Figures.Of(found.Value.Checked)} are not what their events say.");
        await AgainAsync();
    }

    private Task RepairAsync(DriftRow row) => DoneAsync(new RepairUsageDrift(row.Id.ToString()));

    private async Task RepairAllAsync()
    {
        var confirmed = await Dialogs.ConfirmActAsync(new($"Repair {Wording.Count(standing!.Open, "roll-up")}?", "Each is derived anew from its events, all in one commit. Drafts and previews follow; finalised invoices stay as they are.", "Repair",
            async reason => (await Operations.RunAsync(new RepairUsageDrift())).Refusals) { AsksReason = false, IsDangerous = false });
        if (confirmed) await AgainAsync();
    }

    private async Task DoneAsync(RepairUsageDrift repair)
    {
        var done = await Operations.RunAsync(repair);
        if (done.Ok) Toasts.Done("The roll-up says what its events do again.");
        else Toasts.Failed(done.Refusals);
        await AgainAsync();
    }

    private async Task AgainAsync()
    {
        await StandAsync();
        await list!.ReloadAsync();
    }

    private static string? Told(UsageCheck? check) => check is null ? null
        : check.Drift == 0 ? $"{Wording.Count(check.Checked, "roll-up")}, all right" : $"{Wording.Count(check.Checked, "roll-up")}, {Wording.Count(check.Drift, "wrong one")}";
}
