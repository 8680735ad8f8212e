using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Payments;

public sealed partial class PaymentListPage
{
    private static readonly IReadOnlyList<Choice> Methods = Choice.Of<PaymentMethod>();
    private DataList<PaymentView>? list;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    private Task<Result<PageOf<PaymentView>>> LoadAsync(ListRequest request) => Operations.ReadAsync((PaymentQueries q) => q.ListAsync(request.Listing, new(
        request.Text("customer"), request.Text("invoice"), request.Text("method"), request.Date("from"), request.Date("to"), request.Flag("unapplied") ? true : null, request.Text("search"), request.Flag("disputed") ? true : null), request.Cancel), request.Cancel);

    private async Task RecordAsync()
    {
        if (await Dialogs.RecordPaymentAsync(null) && list is not null) await list.ReloadAsync();
    }
}
