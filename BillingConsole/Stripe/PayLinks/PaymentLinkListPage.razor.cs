using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.PayLinks;

public sealed partial class PaymentLinkListPage
{
    private static readonly IReadOnlyList<Choice> States = Choice.Of<PaymentLinkStatus>();
    private DataList<PaymentLinkView>? list;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    private Task<Result<PageOf<PaymentLinkView>>> LoadAsync(ListRequest request) => Operations.ReadAsync((PaymentLinkQueries q) => q.ListAsync(
        request.Listing, new(request.Text("customer"), request.Text("invoice"), request.Word<PaymentLinkStatus>("status")), request.Cancel), request.Cancel);

    private async Task CancelAsync(PaymentLinkView link)
    {
        if (await Dialogs.CancelLinkAsync(Operations, link) && list is not null) await list.ReloadAsync();
    }
}
