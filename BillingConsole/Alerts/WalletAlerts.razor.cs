using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Alerts;

/// <summary>The last firings of one wallet's alert, and how each was told.</summary>
public sealed partial class WalletAlerts
{
    private const int Most = 5;
    private IReadOnlyList<AlertView> alerts = [];

    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Wallet { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var found = await Operations.ReadAsync((AlertQueries q) => q.ListAsync(new Listing(Most), null, null, Wallet, CancellationToken.None));
        alerts = found.Ok ? found.Value.Data : [];
    }
}
