using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Invoices.Bulk;

public sealed partial class BulkRunsPage
{
    [Inject] public required Operations Operations { get; init; }

    private Task<Result<PageOf<BulkRunView>>> LoadAsync(ListRequest request) => Operations.ReadAsync((BulkQueries q) => q.ListAsync(request.Listing, request.Cancel), request.Cancel);
}
