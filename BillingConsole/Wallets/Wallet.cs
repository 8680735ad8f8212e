using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Wallets;

/// <summary>Whether the ongoing balance stands below the threshold of its alert.</summary>
public enum LowState { Ok, Low }

/// <summary>Prepaid credit of one customer in one currency: what people decide about it. What moves stands in <see cref="Standing"/>.</summary>
public sealed class Wallet : IHasId<Wallet>, IVersioned, IAudited
{
    public const int UsualPriority = 50;

    public static string IdPrefix => "wal";

    public required Id<Wallet> Id { get; init; }
    public required Id<Customer> CustomerId { get; init; }
    public required Currency Currency { get; init; }
    public required string Name { get; set; }

    /// <summary>The lower is spent first.</summary>
    public required int Priority { get; set; }
    public bool AlertEnabled { get; set; }
    public long AlertThresholdMinor { get; set; }
    public AutoTopUpPolicy AutoTopUp { get; set; } = new();
    public Dictionary<string, string> Metadata { get; set; } = [];
    public required Instant CreatedAt { get; init; }
    public uint Version { get; set; }

    public required WalletStanding Standing { get; init; }

    public Money Balance => Of(Standing.PaidMinor + Standing.GrantedMinor);

    public Money Exposure => Of(Standing.ExposureMinor);

    /// <summary>The balance less what usage and drafts will take; may be below zero.</summary>
    public Money Ongoing => Balance - Exposure;

    public Money AlertThreshold => Of(AlertThresholdMinor);

    /// <summary>Everything it ever paid, and will pay for what was used by now.</summary>
    public long ConsumedMinor => Standing.SpentMinor + Standing.ExposureMinor;

    public Money Of(long minor) => new(minor, Currency);
}

/// <summary>Where a wallet stands. Not audited: every movement has a transaction of its own.</summary>
public sealed class WalletStanding
{
    public required Id<Wallet> WalletId { get; init; }
    public long PaidMinor { get; set; }
    public long GrantedMinor { get; set; }

    /// <summary>Top-ups whose invoices are not paid yet: not spendable, in no balance.</summary>
    public long PendingMinor { get; set; }

    /// <summary>What invoices took, less what voids gave back.</summary>
    public long SpentMinor { get; set; }

    /// <summary>The part of the customer's exposure that this wallet will have to pay.</summary>
    public long ExposureMinor { get; set; }
    public Instant? ExposureAt { get; set; }
    public LowState Low { get; set; } = LowState.Ok;
    public Instant? LowSince { get; set; }
    public Instant? AutoToppedUpAt { get; set; }
}

/// <summary>Below the threshold the wallet is topped up by an invoice, not twice within the cooldown and within the limit of a month.</summary>
public sealed record AutoTopUpPolicy
{
    /// <summary>In days; a top-up whose invoice was voided is not written again at once.</summary>
    public const int LeastCooldown = 1;

    public bool Enabled { get; init; }
    public decimal? Threshold { get; init; }
    public decimal? Amount { get; init; }
    public int CooldownDays { get; init; } = LeastCooldown;
    public decimal? MonthlyLimit { get; init; }
}
