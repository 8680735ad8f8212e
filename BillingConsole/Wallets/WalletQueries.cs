using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Wallets;

/// <summary>Which wallets a list shows; nulls do not narrow it.</summary>
public sealed record WalletFilter(string? Customer = null, bool Low = false, string? Search = null);

[Needs(Permission.Read)]
public sealed class WalletQueries(BillingDb db, TimeProvider clock)
{
    private const int ShownDays = 30;

    private LocalDate Today => Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date;

    public async Task<PageOf<WalletView>> ListAsync(Listing listing, WalletFilter filter, CancellationToken cancel)
    {
        var rows = db.Set<Wallet>().AsNoTracking();
        if (filter.Customer is { } named)
        {
            var customer = await db.CustomerNamedAsync(named, cancel);
            rows = rows.Where(w => w.CustomerId == customer.Id);
        }
        if (filter.Low) rows = rows.Where(w => w.Standing.Low == LowState.Low);
        if (filter.Search?.Trim().ToLowerInvariant() is { Length: > 0 } words)
        {
            var customers = db.Set<Customer>().Where(c => c.SearchText.Contains(words)).Select(c => c.Id);
            rows = rows.Where(w => customers.Contains(w.CustomerId) || w.Name.ToLower().Contains(words));
        }
        var page = await rows.PageAsync(listing, cancel);
        return new(await ViewsAsync(page.Data, cancel), page.NextCursor);
    }

    public async Task<WalletView?> FindAsync(string wallet, CancellationToken cancel) =>
        await db.FindWalletAsync(wallet, cancel) is { } found ? await ViewAsync(found, cancel) : null;

    public async Task<WalletView> ViewAsync(Wallet wallet, CancellationToken cancel) => (await ViewsAsync([wallet], cancel))[0];

    public async Task<bool> HasAnyAsync(string customer, CancellationToken cancel) =>
        await db.FindCustomerAsync(customer, cancel) is { } found && await db.Set<Wallet>().AnyAsync(w => w.CustomerId == found.Id, cancel);

    /// <summary>Its top-ups, newest first.</summary>
    public async Task<PageOf<CreditView>?> CreditsAsync(string wallet, Listing listing, CancellationToken cancel) =>
        await db.FindWalletAsync(wallet, cancel) is not { } found ? null
            : (await db.Set<WalletCredit>().AsNoTracking().Where(c => c.WalletId == found.Id).PageAsync(listing, cancel)).Select(CreditView.Of);

    public async Task<PageOf<WalletTransactionView>?> TransactionsAsync(string wallet, Listing listing, CancellationToken cancel) =>
        await db.FindWalletAsync(wallet, cancel) is not { } found ? null
            : (await db.Set<WalletTransaction>().AsNoTracking().Where(t => t.WalletId == found.Id).PageAsync(listing, cancel)).Select(WalletTransactionView.Of);

    /// <summary>What it consumed on each of the last days.</summary>
    public async Task<IReadOnlyList<BurnDay>> BurnAsync(string wallet, CancellationToken cancel) =>
        await db.FindWalletAsync(wallet, cancel) is { } found ? BurnDay.Of(found, (await DaysAsync([found.Id], cancel)).GetValueOrDefault(found.Id) ?? [], Today, ShownDays) : [];

    private async Task<IReadOnlyList<WalletView>> ViewsAsync(IReadOnlyList<Wallet> wallets, CancellationToken cancel)
    {
        var customers = wallets.Select(w => w.CustomerId).Distinct().ToList();
        var byId = await db.Set<Customer>().Where(c => customers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var days = await DaysAsync([.. wallets.Select(w => w.Id)], cancel);
        return [.. wallets.Select(w => WalletView.Of(w, byId[w.CustomerId], PaceOf(w, days.GetValueOrDefault(w.Id) ?? [])))];
    }

    private WalletPace PaceOf(Wallet wallet, IReadOnlyList<WalletDay> days)
    {
        var burn = Burn.Of(wallet, days, Today);
        return new(burn, burn.EmptyOn(wallet.Ongoing, Today), Today);
    }

    private async Task<Dictionary<Id<Wallet>, List<WalletDay>>> DaysAsync(List<Id<Wallet>> wallets, CancellationToken cancel)
    {
        var from = Today.PlusDays(-ShownDays - 1);
        var recent = await db.Set<WalletDay>().AsNoTracking().Where(d => wallets.Contains(d.WalletId) && d.Day >= from).ToListAsync(cancel);
        var earlier = await db.Set<WalletDay>().AsNoTracking().Where(d => wallets.Contains(d.WalletId) && d.Day < from)
            .GroupBy(d => d.WalletId).Select(g => g.OrderByDescending(d => d.Day).First()).ToListAsync(cancel);
        return recent.Concat(earlier).GroupBy(d => d.WalletId).ToDictionary(g => g.Key, g => g.OrderBy(d => d.Day).ToList());
    }
}
