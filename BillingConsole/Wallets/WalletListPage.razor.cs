using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Wallets;

public sealed partial class WalletListPage
{
    private DataList<WalletView>? list;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private Task<Result<PageOf<WalletView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (WalletQueries q) => q.ListAsync(request.Listing, new(request.Text("customer"), request.Flag("low"), request.Text("search")), request.Cancel), request.Cancel);

    private async Task CreateAsync()
    {
        if (await Dialogs.NewWalletAsync(null) is { } wallet) Navigation.NavigateTo(Links.Wallet(wallet.Id));
    }
}
