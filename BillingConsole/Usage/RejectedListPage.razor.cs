using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Usage;

public sealed partial class RejectedListPage
{
    private DataList<RejectedEventView>? list;
    private List<RejectedCount> waiting = [];
    private IReadOnlyList<Choice> codes = [];

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private string? Code => Navigation.Query().GetValueOrDefault("code");

    protected override Task OnInitializedAsync() => CountAsync();

    private async Task CountAsync()
    {
        var found = await Operations.ReadAsync((RejectedQueries q) => q.CodesAsync(CancellationToken.None));
        if (!found.Ok) return;
        waiting = found.Value;
        codes = waiting.ConvertAll(c => new Choice(c.Code, $"{Wording.Of(c.Code)} ({Figures.Of(c.Waiting)})"));
    }

    private Task<Result<PageOf<RejectedEventView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (RejectedQueries q) => q.ListAsync(request.Listing, request.Text("code"), request.Flag("replayed"), request.Cancel), request.Cancel);

    private async Task ReplayAsync(RejectedEventView row)
    {
        var sent = await Operations.RunAsync(new ReplayRejected(row.Id.ToString()));
        if (sent.Ok) Toasts.Done($"Event {row.EventId} counts now.");
        else Toasts.Failed(sent.Refusals);
        await AgainAsync();
    }

    private async Task ReplayAllAsync()
    {
        var (code, count) = (Code, waiting.Where(w => Code is null || w.Code == Code).Sum(w => w.Waiting));
        if (count == 0)
        {
            Toasts.Warn("Nothing waits to be replayed.");
            return;
        }
        ReplayedView? replayed = null;
        var done = await Dialogs.ConfirmActAsync(new(
            $"Replay {Wording.Count(count, "event")}?", "Each is sent again as it came. Those that fit now count at their own time; the others stay on this list.", "Replay", async reason =>
            {
                var sent = await Operations.RunAsync(new ReplayAllRejected(new() { Code = code }));
                if (sent.Ok) replayed = sent.Value;
                return sent.Refusals;
            }) { AsksReason = false, IsDangerous = false });
        if (!done) return;
        Toasts.Done($"{Wording.Count(replayed!.Replayed, "event")} count now, {Figures.Of(replayed.Refused)} still do not fit.");
        await AgainAsync();
    }

    private async Task AgainAsync()
    {
        await CountAsync();
        await list!.ReloadAsync();
    }
}
