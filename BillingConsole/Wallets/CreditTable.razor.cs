using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Wallets;

/// <summary>The credits of a wallet with what is left of each.</summary>
public sealed partial class CreditTable
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Wallet { get; set; } = "";

    private async Task<Result<PageOf<CreditView>>> LoadAsync(ListRequest request) =>
        (await Operations.ReadAsync((WalletQueries q) => q.CreditsAsync(Wallet, request.Listing, request.Cancel), request.Cancel)).Then(page => page ?? new([], null));
}
