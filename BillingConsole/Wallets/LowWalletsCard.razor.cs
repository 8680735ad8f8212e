using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Wallets;

/// <summary>On Home: the wallets that stand below the threshold of their alert.</summary>
public sealed partial class LowWalletsCard
{
    private const int Most = 6;
    private IReadOnlyList<WalletView> wallets = [];

    [Inject] public required Operations Operations { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.ReadAsync((WalletQueries q) => q.ListAsync(new Listing(Most), new(Low: true), CancellationToken.None));
        wallets = found.Ok ? found.Value.Data : [];
    }
}
