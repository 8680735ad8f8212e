using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Wallets;

/// <summary>
/// The spendable credit of one customer in one currency. The invoices of one operation share it: what one took is missing
/// for the next.
/// </summary>
public sealed class Purse
{
    private readonly IReadOnlyList<WalletCredit> credits;
    private readonly ILookup<string, Money> imagined;

    private Purse(IReadOnlyList<WalletCredit> credits, IReadOnlyList<FundsSpent> imagined) =>
        (this.credits, this.imagined) = (credits, imagined.ToLookup(f => f.Key, f => f.Amount));

    public static Purse Empty { get; } = new([], []);

    /// <summary>By priority of the wallet and of the credit, then earliest expiry (none last), then granted before paid, then oldest.</summary>
    public IReadOnlyList<Funds> Funds => [.. credits.Select(Left).Where(f => f.Available.IsPositive)];

    /// <summary>As it would be when an invoice that is only imagined (a preview) had taken its part.</summary>
    public Purse After(IReadOnlyList<FundsSpent> spent) =>
        new(credits, [.. imagined.SelectMany(taken => taken.Select(amount => new FundsSpent(taken.Key, "", false, amount))), .. spent]);

    /// <summary>Credit whose last day is over is left out, whether the job has been there or not.</summary>
    internal static Purse Of(IEnumerable<WalletCredit> credits, LocalDate today) => new(
    [
        .. credits.Where(c => c.State == CreditState.Active && c.RemainingMinor > 0 && !(c.ExpiresOn < today))
            .OrderBy(c => c.Wallet.Priority).ThenBy(c => c.Priority).ThenBy(c => c.ExpiresOn ?? LocalDate.MaxIsoValue).ThenBy(c => c.IsGranted ? 0 : 1).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id),
    ], []);

    private Funds Left(WalletCredit credit)
    {
        var funds = credit.ToFunds();
        return funds with { Available = imagined[funds.Key].Aggregate(funds.Available, (left, taken) => left - taken) };
    }
}

public static class Purses
{
    /// <summary>The purses of many customers in one query; who has none is left out.</summary>
    public static async Task<Dictionary<(Id<Customer>, Currency), Purse>> PursesAsync(this BillingDb db, IReadOnlyCollection<Customer> customers, Instant now, CancellationToken cancel)
    {
        var ids = customers.Select(c => c.Id).Distinct().ToList();
        var zones = customers.DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Zone);
        var credits = await db.Set<WalletCredit>().Include(c => c.Wallet).Where(c => c.State == CreditState.Active && c.RemainingMinor > 0 && EF.Parameter(ids).Contains(c.Wallet.CustomerId)).ToListAsync(cancel);
        return credits.GroupBy(c => (c.Wallet.CustomerId, c.Currency)).ToDictionary(g => g.Key, g => Purse.Of(g, now.InZone(zones[g.Key.CustomerId]).Date));
    }
}
