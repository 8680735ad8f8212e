using System.Text.Json.Serialization;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using NodaTime;

namespace BillingConsole.Wallets;

public sealed record WalletAlertView(bool Enabled, Money Threshold, LowState State, Instant? Since);

public sealed record AutoTopUpView(bool Enabled, Money? Threshold, Money? Amount, int CooldownDays, Money? MonthlyLimit)
{
    public static AutoTopUpView Of(AutoTopUpPolicy policy, Currency currency)
    {
        Money? Of(decimal? amount) => amount is { } some ? Money.Round(some, currency) : null;
        return new(policy.Enabled, Of(policy.Threshold), Of(policy.Amount), policy.CooldownDays, Of(policy.MonthlyLimit));
    }
}

/// <summary>A wallet as the API and the pages show it.</summary>
public sealed record WalletView : IVersionedView
{
    public required Id<Wallet> Id { get; init; }
    public required Id<Customer> Customer { get; init; }
    public required string CustomerName { get; init; }
    public required Currency Currency { get; init; }
    public required string Name { get; init; }
    public required int Priority { get; init; }

    /// <summary>Settled: what can be spent.</summary>
    public required Money Balance { get; init; }
    public required Money OngoingBalance { get; init; }
    public required Money Exposure { get; init; }
    public required Money Granted { get; init; }
    public required Money Paid { get; init; }
    public required Money Pending { get; init; }
    public required WalletAlertView Alert { get; init; }
    public required AutoTopUpView AutoTopUp { get; init; }
    public required Money DailyBurn { get; init; }
    public required LocalDate? ForecastEmptyOn { get; init; }
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }
    public required Instant CreatedAt { get; init; }
    public required uint Version { get; init; }

    /// <summary>In how many days it is empty at this pace; null when nothing burns.</summary>
    [JsonIgnore]
    public int? EmptyInDays { get; init; }

    /// <summary>One word for the list: low, empty or ok.</summary>
    [JsonIgnore]
    public string State => Alert.State == LowState.Low ? "low" : OngoingBalance.IsPositive ? "ok" : "empty";

    public static WalletView Of(Wallet w, Customer customer, WalletPace? pace) => new()
    {
        Id = w.Id, Customer = customer.Id, CustomerName = customer.Name, Currency = w.Currency, Name = w.Name, Priority = w.Priority,
        Balance = w.Balance, OngoingBalance = w.Ongoing, Exposure = w.Exposure, Granted = w.Of(w.Standing.GrantedMinor), Paid = w.Of(w.Standing.PaidMinor),
        Pending = w.Of(w.Standing.PendingMinor), Alert = new(w.AlertEnabled, w.AlertThreshold, w.Standing.Low, w.Standing.LowSince), AutoTopUp = AutoTopUpView.Of(w.AutoTopUp, w.Currency),
        DailyBurn = pace?.Burn.PerDay ?? w.Of(0), ForecastEmptyOn = pace?.EmptyOn, EmptyInDays = pace?.EmptyOn is { } day ? NodaTime.Period.DaysBetween(pace.Today, day) : null,
        Metadata = w.Metadata, CreatedAt = w.CreatedAt, Version = w.Version,
    };
}

/// <summary>How fast a wallet empties, seen from a day.</summary>
public sealed record WalletPace(Burn Burn, LocalDate? EmptyOn, LocalDate Today);

/// <summary>One movement: which credit, which invoice, and the balance afterwards.</summary>
public sealed record WalletTransactionView(
    Id<WalletTransaction> Id, WalletMove Move, CreditKind Kind, Id<WalletCredit> Credit, Currency Currency, Money Amount, Money Balance, string? Invoice, string? Memo, Instant At)
{
    public static WalletTransactionView Of(WalletTransaction t) => new(
        t.Id, t.Move, t.Kind, t.CreditId, t.Currency, new(t.AmountMinor, t.Currency), new(t.BalanceMinor, t.Currency), t.Invoice, t.Memo, t.At);
}
