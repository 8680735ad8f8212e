using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Subscriptions;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Deals;

public sealed partial class ApprovalsCard
{
    private const int Most = 6;
    private IReadOnlyList<SubscriptionRow> waiting = [];

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((SubscriptionQueries q) =>
            q.WaitingAsync(new Listing(Most), CancellationToken.None));
        waiting = found.Ok ? found.Value.Data : [];
    }
}
