using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Wallets;

public enum CreditKind { Paid, Granted }

/// <summary>Pending waits for its invoice; the credit of a void invoice never counted.</summary>
public enum CreditState { Pending, Active, Expired, Void }

/// <summary>One top-up, and what is left of it.</summary>
public sealed class WalletCredit : IHasId<WalletCredit>, IAudited
{
    public static string IdPrefix => "wcr";

    public required Id<WalletCredit> Id { get; init; }
    public required Id<Wallet> WalletId { get; init; }
    public required CreditKind Kind { get; init; }
    public required CreditState State { get; set; }
    public required Currency Currency { get; init; }
    public required long AmountMinor { get; init; }
    public required long RemainingMinor { get; set; }

    /// <summary>The lower is spent first, within its wallet.</summary>
    public required int Priority { get; init; }

    /// <summary>The last day on which it can be spent.</summary>
    public LocalDate? ExpiresOn { get; init; }

    /// <summary>When that day is over for the customer.</summary>
    public Instant? ExpiresAt { get; init; }
    public string? Reason { get; init; }
    public string? Reference { get; init; }

    /// <summary>Id of the invoice that pays for it.</summary>
    public string? Invoice { get; init; }
    public bool Automatic { get; init; }
    public required Instant CreatedAt { get; init; }

    public Wallet Wallet { get; init; } = null!;

    public Money Amount => new(AmountMinor, Currency);

    public Money Remaining => new(RemainingMinor, Currency);

    public bool IsGranted => Kind == CreditKind.Granted;

    public Funds ToFunds() => new(Id.ToString(), WalletId.ToString(), IsGranted, Remaining);
}

/// <summary>Why credit moved.</summary>
public enum WalletMove { TopUp, Spent, Returned, Expired }

/// <summary>One movement of one credit: which credit paid which invoice. Never changed.</summary>
public sealed class WalletTransaction : IHasId<WalletTransaction>, IAppendOnly
{
    public static string IdPrefix => "wtx";

    public required Id<WalletTransaction> Id { get; init; }
    public required Id<Wallet> WalletId { get; init; }
    public required Id<WalletCredit> CreditId { get; init; }
    public required WalletMove Move { get; init; }
    public required CreditKind Kind { get; init; }
    public required Currency Currency { get; init; }

    /// <summary>Above zero into the wallet, below zero out of it.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>The wallet's balance afterwards.</summary>
    public required long BalanceMinor { get; init; }
    public string? Invoice { get; init; }

    /// <summary>What a person reads: the invoice's number, or why.</summary>
    public string? Memo { get; init; }
    public required Instant At { get; init; }
}

/// <summary>What a wallet had consumed by the end of a day, in UTC; burn is the difference of two.</summary>
public sealed class WalletDay
{
    public required Id<Wallet> WalletId { get; init; }
    public required LocalDate Day { get; init; }
    public required long ConsumedMinor { get; set; }
}
