using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices;

/// <summary>The invoices of one customer or of one subscription.</summary>
public sealed partial class InvoicesTab
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter] public string? Customer { get; set; }

    [Parameter] public string? Subscription { get; set; }

    private Task<Result<PageOf<InvoiceRow>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (InvoiceQueries q) => q.ListAsync(request.Listing, new(Customer: Customer, Subscription: Subscription), request.Cancel), request.Cancel);
}
