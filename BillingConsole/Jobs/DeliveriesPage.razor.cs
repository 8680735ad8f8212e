using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Jobs;

public sealed partial class DeliveriesPage
{
    private DataList<DeliveryView>? list;

    [Inject] public required Operations Operations { get; init; }

    [Inject] public required NotificationService Toasts { get; init; }

    private Task<Result<PageOf<DeliveryView>>> LoadAsync(ListRequest request) =>
        Operations.ReadAsync((OutboxQueries q) => q.ListAsync(request.Word<DeliveryState>("state"), request.Listing, request.Cancel), request.Cancel);

    private async Task RetryAsync(DeliveryView delivery)
    {
        var sent = await Operations.RunAsync(new RetryDelivery(delivery.Id.ToString()));
        if (sent.Ok) Toasts.Done("It goes out again in a moment.");
        else Toasts.Failed(sent.Refusals);
        if (list is not null) await list.ReloadAsync();
    }
}
