using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;

namespace BillingConsole.Core.Invoicing;

/// <summary>
/// One window of the subscription's minimum commitment as it stands when an invoice is built. It counts all lines before coupons.
/// </summary>
/// <param name="Committed">Already prorated with a short window.</param>
/// <param name="Before">What earlier invoices billed in this window.</param>
/// <param name="OverageFactor">Beyond the commitment the list price times this is billed; 1 is plain list price, null leaves the deal's prices.</param>
/// <param name="TrueUp">The rest of the commitment is billed at the end of the window.</param>
/// <param name="Closes">This invoice is the window's last.</param>
/// <param name="Window">The days it covers, which it shares with no other window; printed on the true-up line.</param>
public sealed record CommitmentWindow(Money Committed, WindowBilling Before, decimal? OverageFactor, bool TrueUp, bool Closes, Period Window)
{
    /// <summary>
    /// What was billed as overage beyond what the earlier invoices owe of it, before coupons; zero or more. Credit for unused days leaves it
    /// behind: the amounts it took back lie beyond the commitment no longer.
    /// </summary>
    public Money OverageToGiveBack() =>
        Money.Max(Before.Overage.Amount - Commitment.OverageOwed(this, Before.Invoices).Amount, Money.Zero(Committed.Currency));
}

/// <summary>An amount before coupons, and the same at the price without the deal.</summary>
public sealed record BilledShare(Money Amount, Money ListAmount)
{
    public static BilledShare Sum(IEnumerable<BilledShare> shares, Currency currency) =>
        shares.Aggregate(new BilledShare(Money.Zero(currency), Money.Zero(currency)), (sum, share) => sum + share);

    public static BilledShare operator +(BilledShare one, BilledShare other) => new(one.Amount + other.Amount, one.ListAmount + other.ListAmount);

    public static BilledShare operator -(BilledShare one, BilledShare other) => new(one.Amount - other.Amount, one.ListAmount - other.ListAmount);
}

/// <summary>What invoices billed in one window of a commitment, less what credit notes took back.</summary>
/// <param name="Invoices">Each invoice's lines that begin in the window, without those that the commitment made; in the order of their billing.</param>
/// <param name="Overage">The overage lines of all of them.</param>
public sealed record WindowBilling(IReadOnlyList<BilledShare> Invoices, BilledShare Overage)
{
    public static WindowBilling None(Currency currency) => new([], BilledShare.Sum([], currency));

    public Money Amount => BilledShare.Sum(Invoices, Overage.Amount.Currency).Amount;

    /// <summary>With one more invoice, by its lines of all kinds.</summary>
    public WindowBilling And(IEnumerable<(string Key, BilledShare Share)> lines)
    {
        var (currency, byKind) = (Overage.Amount.Currency, lines.ToLookup(line => CommitmentLines.Is(line.Key)));
        var overage = byKind[true].Where(line => CommitmentLines.IsOverage(line.Key)).Select(line => line.Share);
        return new([.. Invoices, BilledShare.Sum(byKind[false].Select(line => line.Share), currency)], Overage + BilledShare.Sum(overage, currency));
    }
}
