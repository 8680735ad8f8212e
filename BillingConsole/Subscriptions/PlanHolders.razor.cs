using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Subscriptions;

/// <summary>The deals of one plan, below the plan.</summary>
public sealed partial class PlanHolders
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Plan { get; set; } = "";

    private Task<Result<PageOf<SubscriptionRow>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (SubscriptionQueries q) => q.ListAsync(request.Listing, null, Plan, request.Text("status"), request.Cancel), request.Cancel);
}
