using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Payments;

/// <summary>The payments of one customer.</summary>
public sealed partial class PaymentsTab
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    private Task<Result<PageOf<PaymentView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (PaymentQueries q) => q.ListAsync(request.Listing, new(Customer), request.Cancel), request.Cancel);
}
