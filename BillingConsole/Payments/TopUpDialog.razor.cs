using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using BillingConsole.Wallets;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace BillingConsole.Payments;

/// <summary>Amount, reason, Enter: credit in the wallet. The rest has its usual value.</summary>
public sealed partial class TopUpDialog
{
    private const int Most = 20;
    private const string Granted = "granted";
    private const string Recorded = "recorded";
    private const string Invoiced = "invoiced";
    private const string Linked = "linked";
    private static readonly IReadOnlyList<Choice> Kinds = [new(Granted, "Granted, free"), new(Recorded, "Paid already"), new(Invoiced, "Paid by invoice"), new(Linked, "Paid by a link")];
    private IReadOnlyList<WalletView> wallets = [];
    private string? chosen;
    private decimal? amount;
    private string? reason;
    private string? kind = Granted;
    private LocalDate? expiresOn;
    private string? reference;
    private string? link;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    /// <summary>Id of the customer whose wallets can be chosen.</summary>
    [Parameter] public string? Customer { get; set; }

    /// <summary>Id of the only wallet in question.</summary>
    [Parameter] public string? Wallet { get; set; }

    private IReadOnlyList<Choice> Choices => [.. wallets.Select(w => new Choice(w.Id.ToString(), w.Name, Figures.WithCurrency(w.Balance)))];

    private WalletView Chosen => wallets.FirstOrDefault(w => w.Id.ToString() == chosen) ?? wallets[0];

    protected override async Task OnInitializedAsync()
    {
        var found = Wallet is { } one
            ? (await Operations.ReadAsync((WalletQueries q) => q.FindAsync(one, CancellationToken.None))).Then<IReadOnlyList<WalletView>>(w => w is null ? [] : [w])
            : (await Operations.ReadAsync((WalletQueries q) => q.ListAsync(new Listing(Most), new(Customer), CancellationToken.None))).Then<IReadOnlyList<WalletView>>(p => [.. p.Data.OrderBy(w => w.Priority)]);
        wallets = found.Ok ? found.Value : [];
        chosen = wallets.Count > 0 ? wallets[0].Id.ToString() : null;
    }

    private async Task<IReadOnlyList<Refusal>> TopUpAsync()
    {
        var body = new TopUpBody
        {
            Amount = amount, Kind = kind == Granted ? CreditKind.Granted : CreditKind.Paid, Reason = reason, ExpiresOn = expiresOn, Reference = kind is Recorded or Invoiced ? reference : null,
            Payment = kind switch { Recorded => TopUpPayment.Recorded, Invoiced => TopUpPayment.Invoice, Linked => TopUpPayment.Link, _ => null },
        };
        var done = kind is Invoiced or Linked ? await Operations.RunAsync(new TopUpByInvoice(Chosen.Id.ToString(), body)) : await Operations.RunAsync(new TopUpWallet(Chosen.Id.ToString(), body));
        if (!done.Ok) return done.Refusals;
        link = done.Value.PaymentLink;
        if (link is not null) return [];
        Toasts.Done(kind == Invoiced ? $"An invoice over {Figures.WithCurrency(done.Value.Amount)} is written; the credit follows its payment." : $"{Figures.WithCurrency(done.Value.Amount)} is in “{Chosen.Name}”.");
        Dialogs.Close(true);
        return [];
    }
}

public static class TopUpDialogs
{
    /// <returns>True when it was topped up.</returns>
    public static async Task<bool> TopUpAsync(this DialogService dialogs, string? customer, string? wallet) => await dialogs.OpenAsync<TopUpDialog>(
        "Top up", new() { [nameof(TopUpDialog.Customer)] = customer!, [nameof(TopUpDialog.Wallet)] = wallet! }, ConfirmActs.Options("min(34rem, calc(100vw - 2rem))")) is true;
}
