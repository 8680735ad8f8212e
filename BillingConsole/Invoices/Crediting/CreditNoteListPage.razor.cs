using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices.Crediting;

public sealed partial class CreditNoteListPage
{
    [Inject] public required Operations Operations { get; init; }

    private Task<Result<PageOf<CreditNoteView>>> LoadAsync(ListRequest request) => Operations.ReadAsync((CreditNoteQueries q) => q.ListAsync(request.Listing, new(
        request.Text("customer"), request.Text("invoice"), request.Date("from"), request.Date("to"), request.Text("search")), request.Cancel), request.Cancel);
}
