using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Usage;

/// <summary>One refused event as it came, and why.</summary>
public sealed partial class RejectedPage
{
    private Loaded<RejectedEventView>? loaded;
    private IReadOnlyList<Refusal> refusals = [];

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter] public string Id { get; set; } = "";

    private Task<Result<RejectedEventView?>> LoadAsync() => Operations.ReadAsync((RejectedQueries q) => q.FindAsync(Id, CancellationToken.None));

    private async Task ReplayAsync(RejectedEventView row)
    {
        var sent = await Operations.RunAsync(new ReplayRejected(row.Id.ToString()));
        refusals = sent.Refusals;
        if (sent.Ok) Toasts.Done("The event counts now.");
        await loaded!.ReloadAsync();
    }
}
