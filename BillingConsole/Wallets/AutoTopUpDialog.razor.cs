using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Wallets;

/// <summary>When a wallet is topped up by itself.</summary>
public sealed partial class AutoTopUpDialog
{
    private bool enabled;
    private decimal? threshold;
    private decimal? amount;
    private decimal? cooldown;
    private decimal? limit;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    [Parameter, EditorRequired] public WalletView Wallet { get; set; } = null!;

    protected override void OnInitialized()
    {
        var policy = Wallet.AutoTopUp;
        (enabled, threshold, amount, cooldown, limit) = (policy.Enabled, policy.Threshold?.ToDecimal(), policy.Amount?.ToDecimal(), policy.CooldownDays, policy.MonthlyLimit?.ToDecimal());
    }

    private async Task<IReadOnlyList<Refusal>> SaveAsync()
    {
        var body = new AutoTopUpBody { Enabled = enabled, Threshold = threshold, Amount = amount, CooldownDays = (int?)cooldown, MonthlyLimit = limit };
        var saved = await Operations.RunAsync(new SetAutoTopUp(Wallet.Id.ToString(), body), new(Wallet.Version));
        if (!saved.Ok) return saved.Refusals;
        Toasts.Done(enabled ? "The wallet tops itself up from now on." : "The wallet is topped up by hand only.");
        Dialogs.Close(true);
        return [];
    }
}
