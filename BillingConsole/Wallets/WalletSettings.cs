using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;

namespace BillingConsole.Wallets;

public sealed record AlertBody
{
    public bool? Enabled { get; init; }
    public decimal? Threshold { get; init; }
}

/// <summary>Says below which ongoing balance somebody is told.</summary>
[Needs(Permission.AlertSettings)]
public sealed record SetAlert(string Wallet, AlertBody Body) : IInput<WalletView>;

public sealed class SetAlertOperation(BillingDb db, OperationContext context, WalletQueries queries) : IOperation<SetAlert, WalletView>
{
    public async Task<Result<WalletView>> RunAsync(SetAlert input, CancellationToken cancel)
    {
        if (await db.FindWalletAsync(input.Wallet, cancel) is not { } wallet) return Refusal.NotFound("wallet", input.Wallet);
        if (context.Changed(wallet) is { } changed) return changed;
        var (check, body) = (new Check(), input.Body);
        var enabled = check.Required("enabled", body.Enabled, "Give true or false.");
        var threshold = body.Threshold is null && !enabled ? wallet.AlertThreshold : check.Money("threshold", body.Threshold, wallet.Currency, positive: false);
        check.That(!threshold.IsNegative, "threshold", "Give an amount of at least 0.");
        if (check.Failed) return check;
        (wallet.AlertEnabled, wallet.AlertThresholdMinor) = (enabled, threshold.Minor);
        context.Raise(new WalletMoved(wallet));
        return await queries.ViewAsync(wallet, cancel);
    }
}

public sealed record AutoTopUpBody
{
    public bool? Enabled { get; init; }
    public decimal? Threshold { get; init; }
    public decimal? Amount { get; init; }
    public int? CooldownDays { get; init; }
    public decimal? MonthlyLimit { get; init; }
}

/// <summary>Says when a wallet is topped up by itself, and by how much at most.</summary>
[Needs(Permission.TopUpWallets)]
public sealed record SetAutoTopUp(string Wallet, AutoTopUpBody Body) : IInput<WalletView>;

public sealed class SetAutoTopUpOperation(BillingDb db, OperationContext context, WalletQueries queries) : IOperation<SetAutoTopUp, WalletView>
{
    public async Task<Result<WalletView>> RunAsync(SetAutoTopUp input, CancellationToken cancel)
    {
        if (await db.FindWalletAsync(input.Wallet, cancel) is not { } wallet) return Refusal.NotFound("wallet", input.Wallet);
        if (context.Changed(wallet) is { } changed) return changed;
        var (check, body) = (new Check(), input.Body);
        var enabled = check.Required("enabled", body.Enabled, "Give true or false.");
        if (enabled)
        {
            check.That(!check.Money("threshold", body.Threshold, wallet.Currency, positive: false).IsNegative, "threshold", "Give an amount of at least 0.");
            check.Money("amount", body.Amount, wallet.Currency);
            if (body.MonthlyLimit is { } limit) check.That(check.Money("monthly_limit", limit, wallet.Currency).ToDecimal() >= (body.Amount ?? 0), "monthly_limit", "The limit of a month must admit at least one top-up.");
        }
        check.That(body.CooldownDays is null or (>= 1 and <= 366), "cooldown_days", "Give a number of days from 1 to 366.");
        if (check.Failed) return check;
        wallet.AutoTopUp = enabled
            ? new() { Enabled = true, Threshold = body.Threshold, Amount = body.Amount, CooldownDays = body.CooldownDays ?? AutoTopUpPolicy.LeastCooldown, MonthlyLimit = body.MonthlyLimit }
            : wallet.AutoTopUp with { Enabled = false };
        context.Raise(new WalletMoved(wallet));
        return await queries.ViewAsync(wallet, cancel);
    }
}
