using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Jobs;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Wallets;

/// <summary>Takes the next handful of credits whose last day is over out of their wallets; answers how many there were.</summary>
[Needs(Permission.RunBilling)]
public sealed record ExpireCredits(int AtMost) : IInput<int>;

public sealed class ExpireCreditsOperation(BillingDb db, OperationContext context, WalletBooks books) : IOperation<ExpireCredits, int>
{
    public async Task<Result<int>> RunAsync(ExpireCredits input, CancellationToken cancel)
    {
        var now = context.Now;
        var due = await db.Set<WalletCredit>().Include(c => c.Wallet).Where(c => c.ExpiresAt <= now && c.RemainingMinor > 0 && c.State == CreditState.Active)
            .OrderBy(c => c.ExpiresAt).ThenBy(c => c.Id).Take(input.AtMost).ToListAsync(cancel);
        var ids = due.Select(c => c.Wallet.CustomerId).Distinct().ToList();
        var customers = await db.Set<Customer>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        foreach (var credit in due) await books.ExpireAsync(credit, customers[credit.Wallet.CustomerId], cancel);
        return due.Count;
    }
}

/// <summary>Every quarter of an hour, because days end at each of them somewhere.</summary>
public sealed class WalletExpiryJob(BillingDb db, Operations operations) : BillingJob
{
    private const int AtOnce = 500;

    public override string Name => "wallet-expiry";

    public override string Description => "Takes wallet credit out of the balance when its last day is over: paid credit becomes income, granted credit was never spent.";

    public override JobClock Clock => JobClock.Business;

    public override string Cron => "0 0/15 * * * ?";

    public override async Task<Instant?> NextDueAsync(CancellationToken cancel) => await db.Set<WalletCredit>()
        .Where(c => c.ExpiresAt != null && c.RemainingMinor > 0 && c.State == CreditState.Active).OrderBy(c => c.ExpiresAt).Select(c => c.ExpiresAt).FirstOrDefaultAsync(cancel);

    public override async Task<JobReport> RunAsync(CancellationToken cancel)
    {
        var (done, piece) = (0, AtOnce);
        for (; piece == AtOnce; done += piece) piece = (await operations.RunAsync(new ExpireCredits(AtOnce), cancel: cancel)).Value;
        return new(done, $"{done} credits expired.");
    }
}
