using BillingConsole.Wallets;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Payments;

/// <summary>Tops up the wallet whose page is open.</summary>
public sealed partial class TopUpAct
{
    [CascadingParameter] public WalletPage? Page { get; set; }

    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public string Wallet { get; set; } = "";

    private async Task TopUpAsync()
    {
        if (await Dialogs.TopUpAsync(null, Wallet) && Page is not null) await Page.ReloadAsync();
    }
}
