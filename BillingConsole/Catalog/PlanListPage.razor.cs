using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Catalog;

public sealed partial class PlanListPage
{
    [Inject] public required Operations Operations { get; init; }

    private Task<Result<PageOf<PlanView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (CatalogQueries q) => q.PlansAsync(request.Listing, new(request.Text("search"), request.Flag("archived")), request.Cancel), request.Cancel);
}
