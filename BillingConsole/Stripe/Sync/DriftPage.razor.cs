using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Stripe.Sync;

/// <summary>What the comparisons found; one that runs is followed.</summary>
public sealed partial class DriftPage : IDisposable
{
    private static readonly IReadOnlyList<Choice> Causes = Choice.Of<DriftCause>();
    private readonly AgainSoon again;
    private DataList<DriftView>? list;
    private WalkView? last;
    private IReadOnlyList<Refusal> refusals = [];

    public DriftPage() => again = new(() => InvokeAsync(FollowAsync));

    [Inject] public required Operations Operations { get; init; }

    public void Dispose() => again.Dispose();

    protected override Task OnInitializedAsync() => LookAsync();

    private Task<Result<PageOf<DriftView>>> LoadAsync(ListRequest request) =>
        Operations.ReadAsync((WalkQueries q) => q.DriftAsync(request.Listing, request.Text("walk"), request.Word<DriftCause>("cause"), request.Cancel), request.Cancel);

    private async Task LookAsync()
    {
        var found = await Operations.ReadAsync((WalkQueries q) => q.LastAsync(WalkKind.Reconcile, CancellationToken.None));
        if (found.Ok) last = found.Value;
        else refusals = found.Refusals;
        again.When(last is { IsRunning: true });
        StateHasChanged();
    }

    private async Task FollowAsync()
    {
        await LookAsync();
        if (last is not { IsRunning: true } && list is not null) await list.ReloadAsync();
    }

    private async Task ReconcileAsync()
    {
        refusals = (await Operations.RunAsync(new StartWalk(WalkKind.Reconcile))).Refusals;
        await LookAsync();
    }
}
