using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Subscriptions.History;

/// <summary>Who did what to the deal, and why.</summary>
public sealed partial class HistoryTab
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Subscription { get; set; } = "";

    private async Task<Result<PageOf<HistoryRow>>> LoadAsync(ListRequest request)
    {
        var rows = await Operations.ReadAsync((HistoryQueries q) => q.OfAsync(Subscription, request.Cancel), request.Cancel);
        return rows.Then(found => request.PageOf(found));
    }
}
