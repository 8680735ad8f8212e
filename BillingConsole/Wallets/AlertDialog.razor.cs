using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Wallets;

/// <summary>Below which ongoing balance somebody is told.</summary>
public sealed partial class AlertDialog
{
    private bool enabled;
    private decimal? threshold;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public WalletView Wallet { get; set; } = null!;

    protected override void OnInitialized() =>
        (enabled, threshold) = (Wallet.Alert.Enabled, Wallet.Alert.Enabled || Wallet.Alert.Threshold.IsPositive ? Wallet.Alert.Threshold.ToDecimal() : null);

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var saved = await Operations.RunAsync(new SetAlert(Wallet.Id.ToString(), new() { Enabled = enabled, Threshold = threshold }), new(Wallet.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done(enabled ? $"The alert fires below {Figures.WithCurrency(saved.Value.Alert.Threshold)}." : "The alert is off.");
        Dialogs.Close(true);
        return [];
    }
}
