using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Subscriptions;

/// <summary>One deal; what stands in its slots asks it to fetch the deal again after a change.</summary>
public sealed partial class SubscriptionPage
{
    private Loaded<SubscriptionView>? loaded;

    [Parameter] public string Id { get; set; } = "";

    [Inject] public required Operations Operations { get; init; }

    public Task ReloadAsync() => loaded!.ReloadAsync();

    /// <summary>As it was last fetched: what stands in the page's slots need not ask again.</summary>
    public SubscriptionView? Deal { get; private set; }

    private async Task<Result<SubscriptionView?>> LoadAsync()
    {
        var found = await Operations.ReadAsync((SubscriptionQueries q) => q.FindAsync(Id, CancellationToken.None));
        Deal = found.Ok ? found.Value : null;
        return found;
    }

    private static string TitleOf(DealApproval approval) => approval.Decision switch
    {
        DealDecision.Approved => $"Approved by {approval.DecidedBy}",
        DealDecision.Rejected => $"Rejected by {approval.DecidedBy}",
        null => $"Waits for approval by somebody other than {approval.Author}",
    };
}
