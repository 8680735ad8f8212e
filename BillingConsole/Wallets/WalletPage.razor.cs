using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Wallets;

public sealed partial class WalletPage
{
    private Loaded<WalletView>? loaded;
    private int shown;

    [Parameter] public string Id { get; set; } = "";

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    /// <summary>Told by what stands in the page's slots after it has moved something.</summary>
    public async Task ReloadAsync()
    {
        shown++;
        await loaded!.ReloadAsync();
    }

    private Task<Result<WalletView?>> LoadAsync() => Operations.ReadAsync((WalletQueries q) => q.FindAsync(Id, CancellationToken.None));

    private Task EditAsync(WalletView wallet) => AfterAsync(Dialogs.OpenAsync<EditWalletDialog>("Edit wallet", new() { [nameof(EditWalletDialog.Wallet)] = wallet }, ConfirmActs.Options()));

    private Task AlertAsync(WalletView wallet) => AfterAsync(Dialogs.OpenAsync<AlertDialog>("Alert settings", new() { [nameof(AlertDialog.Wallet)] = wallet }, ConfirmActs.Options()));

    private Task AutoTopUpAsync(WalletView wallet) => AfterAsync(Dialogs.OpenAsync<AutoTopUpDialog>("Auto top-up", new() { [nameof(AutoTopUpDialog.Wallet)] = wallet }, ConfirmActs.Options()));

    private async Task AfterAsync(Task<dynamic?> dialog)
    {
        if (await dialog is true) await ReloadAsync();
    }
}
