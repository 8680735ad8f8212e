using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.Sync;

/// <summary>The dry run and the backfill, followed while they run.</summary>
public sealed partial class BackfillPage : IDisposable
{
    private readonly AgainSoon again;
    private WalkView? dryRun;
    private WalkView? backfill;
    private bool known;
    private IReadOnlyList<Refusal> refusals = [];

    public BackfillPage() => again = new(() => InvokeAsync(LookAsync));

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    private WalkView? Running => new[] { dryRun, backfill }.FirstOrDefault(w => w is { IsRunning: true });

    /// <summary>A dry run says what a backfill after it does.</summary>
    private bool CanConfirm => dryRun is { Status: WalkStatus.Completed } && (backfill is null || backfill.StartedAt < dryRun.StartedAt);

    public void Dispose() => again.Dispose();

    protected override Task OnInitializedAsync() => LookAsync();

    private async Task LookAsync()
    {
        var tried = await Operations.ReadAsync((WalkQueries q) => q.LastAsync(WalkKind.DryRun, CancellationToken.None));
        var done = await Operations.ReadAsync((WalkQueries q) => q.LastAsync(WalkKind.Backfill, CancellationToken.None));
        if (tried.Ok && done.Ok) (dryRun, backfill, known) = (tried.Value, done.Value, true);
        else refusals = tried.Ok ? done.Refusals : tried.Refusals;
        again.When(Running is not null);
        StateHasChanged();
    }

    private async Task TryAsync()
    {
        refusals = (await Operations.RunAsync(new StartWalk(WalkKind.DryRun))).Refusals;
        await LookAsync();
    }

    private async Task BackfillAsync()
    {
        var (links, here, there) = (dryRun!.Linked, dryRun.CreatedHere, dryRun.CreatedThere);
        await Dialogs.ConfirmActAsync(new("Backfill customers?",
            $"{Wording.Count(links, "customer")} will be linked, {here} made here and {there} made in Stripe, by the count of the dry run. {Wording.Count(dryRun.Ambiguous, "case")} will wait under Suggestions.",
            "Backfill", async _ => (await Operations.RunAsync(new StartWalk(WalkKind.Backfill))).Refusals) { AsksReason = false, IsDangerous = false });
        await LookAsync();
    }

    private async Task StopAsync(WalkView walk)
    {
        refusals = (await Operations.RunAsync(new StopWalk(walk.Id.ToString()))).Refusals;
        await LookAsync();
    }
}
