using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.Sync;

/// <summary>The conflicts of the two sides, each to be kept or undone.</summary>
public sealed partial class ConflictListPage
{
    private DataList<ConflictView>? list;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private Task<Result<PageOf<ConflictView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (ConflictQueries q) => q.ListAsync(request.Listing, request.Flag("resolved"), request.Text("customer"), request.Cancel), request.Cancel);

    private async Task ResolveAsync(ConflictView conflict, SyncSide take)
    {
        var done = await Operations.RunAsync(new ResolveConflict(conflict.Id.ToString(), new(take)));
        if (!done.Ok) Toasts.Failed(done.Refusals);
        else Toasts.Done(take == conflict.Winner ? "What stands is kept." : $"The {Wording.Of(conflict.Field).ToLowerInvariant()} of {conflict.CustomerName} is brought back; Stripe follows.");
        await list!.ReloadAsync();
    }
}
