using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.Events;

public sealed partial class InboxPage
{
    private DataList<InboxView>? list;

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private bool MayReplay => Viewer.May(Permission.Administer);

    private Task<Result<PageOf<InboxView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (InboxQueries q) => q.ListAsync(request.Listing, new(request.Word<InboxStatus>("status"), null, request.Text("search")), request.Cancel), request.Cancel);

    private async Task ReplayAsync(InboxView row)
    {
        var done = await Operations.RunAsync(new ReplayEvent(row.Id));
        if (done.Ok) Toasts.Done("It is handled again in a moment.");
        else Toasts.Failed(done.Refusals);
        if (list is not null) await list.ReloadAsync();
    }
}
