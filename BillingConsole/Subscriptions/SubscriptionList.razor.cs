using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Subscriptions;

/// <summary>All subscriptions, or those of one customer.</summary>
public sealed partial class SubscriptionList
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter] public string? Customer { get; set; }

    private Task<Result<PageOf<SubscriptionRow>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (SubscriptionQueries q) => q.ListAsync(request.Listing, Customer, request.Text("plan"), request.Text("status"), request.Cancel, request.Text("search")), request.Cancel);
}
