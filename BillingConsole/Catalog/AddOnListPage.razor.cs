using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Catalog;

public sealed partial class AddOnListPage
{
    [Inject] public required Operations Operations { get; init; }

    private Task<Result<PageOf<AddOnView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (CatalogQueries q) => q.AddOnsAsync(request.Listing, new(request.Text("search"), request.Flag("archived")), request.Cancel), request.Cancel);
}
