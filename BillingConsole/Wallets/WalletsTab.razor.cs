using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Wallets;

/// <summary>The wallets of one customer.</summary>
public sealed partial class WalletsTab
{
    private DataList<WalletView>? list;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    private Task<Result<PageOf<WalletView>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (WalletQueries q) => q.ListAsync(request.Listing, new(Customer), request.Cancel), request.Cancel);

    private async Task CreateAsync()
    {
        if (await Dialogs.NewWalletAsync(Customer) is not null) await list!.ReloadAsync();
    }
}
