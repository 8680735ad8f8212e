using BillingConsole.Customers;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Wallets;

/// <summary>Opens an empty wallet; closes with it.</summary>
public sealed partial class NewWalletDialog
{
    private const int Most = 8;
    private string? chosen;
    private string? name;
    private decimal? priority;
    private string? currency;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    /// <summary>Id of the customer; null lets one choose.</summary>
    [Parameter] public string? Customer { get; set; }

    private async Task<IReadOnlyList<Choice>> FindCustomersAsync(string text, CancellationToken cancel)
    {
        var found = await Operations.ReadAsync((CustomerQueries q) => q.ListAsync(new Listing(Most), text, false, cancel), cancel);
        return found.Ok ? [.. found.Value.Data.Select(c => new Choice(c.Id.ToString(), c.Name, c.Currency.Code))] : [];
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var made = await Operations.RunAsync(new CreateWallet(new()
        {
            Customer = Customer ?? chosen, Name = name, Priority = (int?)priority, Currency = string.IsNullOrWhiteSpace(currency) ? null : currency.Trim().ToUpperInvariant(),
        }));
        if (made.Ok) Dialogs.Close(made.Value);
        return made.Refusals;
    }
}

public static class WalletDialogs
{
    public static async Task<WalletView?> NewWalletAsync(this DialogService dialogs, string? customer) =>
        await dialogs.OpenAsync<NewWalletDialog>("New wallet", new() { [nameof(NewWalletDialog.Customer)] = customer! }, ConfirmActs.Options()) as WalletView;
}
