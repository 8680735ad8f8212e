using BillingConsole.Platform.Operations;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Wallets;

/// <summary>What a wallet is called and when its turn comes.</summary>
public sealed partial class EditWalletDialog
{
    private string? name;
    private decimal? priority;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    [Parameter, EditorRequired] public WalletView Wallet { get; set; } = null!;

    protected override void OnInitialized() => (name, priority) = (Wallet.Name, Wallet.Priority);

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var saved = await Operations.RunAsync(new ChangeWallet(Wallet.Id.ToString(), new() { Name = name ?? "", Priority = (int?)priority }), new(Wallet.Version));
        if (saved.Ok) Dialogs.Close(true);
        return saved.Refusals;
    }
}
