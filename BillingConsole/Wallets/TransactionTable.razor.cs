using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Wallets;

/// <summary>Which credit paid which invoice, movement by movement.</summary>
public sealed partial class TransactionTable
{
    [Inject] public required Operations Operations { get; init; }

    [Parameter, EditorRequired] public string Wallet { get; set; } = "";

    private async Task<Result<PageOf<WalletTransactionView>>> LoadAsync(ListRequest request) =>
        (await Operations.ReadAsync((WalletQueries q) => q.TransactionsAsync(Wallet, request.Listing, request.Cancel), request.Cancel)).Then(page => page ?? new([], null));
}
