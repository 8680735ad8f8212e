using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

public sealed partial class ApprovalsPage
{
    [Inject] public required Operations Operations { get; init; }

    private Task<Result<PageOf<SubscriptionRow>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (SubscriptionQueries q) => q.WaitingAsync(request.Listing, request.Cancel), request.Cancel);
}
