using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Ledger;

/// <summary>What the postings add up to, always from the first one on: no balance is kept anywhere else.</summary>
[Needs(Permission.Read)]
public sealed class BalanceQueries(BillingDb db)
{
    public async Task<PageOf<AccountView>> AccountsAsync(CancellationToken cancel) =>
        new([.. (await SumsAsync(null, null, cancel)).Select(s => new AccountView(
            s.Account, s.Currency, Normal(s.Account), new(s.Debit, s.Currency), new(s.Credit, s.Currency), Balance(s), s.Count))], null);

    /// <summary>In every currency that was ever posted, unless one is named.</summary>
    public async Task<TrialBalanceView> TrialBalanceAsync(LocalDate? asOf, string? currency, CancellationToken cancel)
    {
        Currency? only = null;
        if (currency is not null && !Currency.TryOf(currency, out only)) throw new RefusedException(Refusal.Invalid("currency", $"'{currency}' is not an ISO 4217 currency such as USD."));
        var sums = await SumsAsync(asOf, only, cancel);
        var rows = sums.Select(s => (s.Account, Net: new Money(s.Debit - s.Credit, s.Currency))).Where(s => !s.Net.IsZero).Select(s =>
        {
            var side = LedgerPostingView.Of(s.Account, s.Net);
            return new TrialBalanceRow(s.Account, s.Net.Currency, side.Debit, side.Credit);
        }).ToList();
        return new(asOf, only, rows, Difference(sums));
    }

    /// <summary>The largest difference of any currency; "0.00" as long as every entry is balanced.</summary>
    private static string Difference(List<AccountSum> sums)
    {
        var differences = sums.GroupBy(s => s.Currency).Select(g => new Money(g.Sum(s => s.Debit - s.Credit), g.Key)).ToList();
        return differences.Count == 0 ? "0.00" : differences.MaxBy(d => d.Abs().ToDecimal()).ToText();
    }

    private async Task<List<AccountSum>> SumsAsync(LocalDate? asOf, Currency? currency, CancellationToken cancel)
    {
        var postings = db.Set<LedgerPosting>().AsNoTracking();
        if (currency is not null) postings = postings.Where(p => p.Currency == currency);
        if (asOf is { } day) postings = postings.Where(p => db.Set<LedgerEntry>().Any(e => e.Id == p.EntryId && e.On <= day));
        var sums = await postings.GroupBy(p => new { p.Account, p.Currency })
            .Select(g => new AccountSum(g.Key.Account, g.Key.Currency, g.Sum(p => p.Minor > 0 ? p.Minor : 0), g.Sum(p => p.Minor < 0 ? -p.Minor : 0), g.LongCount())).ToListAsync(cancel);
        return [.. sums.OrderBy(s => s.Account, StringComparer.Ordinal).ThenBy(s => s.Currency.Code, StringComparer.Ordinal)];
    }

    private static NormalSide Normal(string account) => new Account(account).IsDebitNormal ? NormalSide.Debit : NormalSide.Credit;

    private static Money Balance(AccountSum sum) => new(Normal(sum.Account) == NormalSide.Debit ? sum.Debit - sum.Credit : sum.Credit - sum.Debit, sum.Currency);

    private sealed record AccountSum(string Account, Currency Currency, long Debit, long Credit, long Count);
}
