using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using BillingConsole.Wallets;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Payments;

/// <summary>Tops up a wallet of the customer whose page is open; only there while it has one.</summary>
public sealed partial class CustomerTopUpAct
{
    private bool hasWallet;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired] public string Customer { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        var found = await Operations.ReadAsync((WalletQueries q) => q.HasAnyAsync(Customer, CancellationToken.None));
        hasWallet = found.Ok && found.Value;
    }

    private async Task TopUpAsync()
    {
        if (await Dialogs.TopUpAsync(Customer, null)) Navigation.NavigateTo(Links.Customer(Customer, "wallets"));
    }
}
