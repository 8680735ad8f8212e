using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BillingConsole.Tests.Platform.Data;

public sealed class AppendedRowsTests(MoneyHost host) : IClassFixture<MoneyHost>
{
    [Fact]
    public async Task An_appended_row_is_written_with_what_hangs_from_it_and_is_not_watched()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        var entry = Entry(1_001);
        db.Append(entry);
        Assert.Equal([entry], db.Added<LedgerEntry>());
        Assert.Equal(3, await db.SaveChangesAsync());
        Assert.Empty(db.Added<LedgerEntry>());
        Assert.Empty(db.Tracked<LedgerEntry>());
        var stored = await db.Set<LedgerEntry>().AsNoTracking().Include(e => e.Postings).SingleAsync(e => e.Id == entry.Id);
        Assert.Equal((entry.Seq, entry.At, entry.On, entry.Kind, entry.Customer, entry.Memo, entry.Hash), (stored.Seq, stored.At, stored.On, stored.Kind, stored.Customer, stored.Memo, stored.Hash));
        Assert.Equal(entry.Postings.Select(p => (p.Account, p.Minor, p.Currency)), stored.Postings.OrderBy(p => p.Position).Select(p => (p.Account, p.Minor, p.Currency)));
    }

    [Fact]
    public async Task A_row_that_cannot_be_appended_takes_everything_with_it()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        var (first, twin) = (Entry(1_002), Entry(1_002));
        db.Append(first);
        db.Append(twin);
        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        Assert.Contains("ledger_entry", failure.Message, StringComparison.Ordinal);
        Assert.False(await db.Set<LedgerEntry>().AnyAsync(e => e.Seq == 1_002));
    }

    [Fact]
    public async Task What_is_forgotten_is_not_written()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        db.Append(Entry(1_003));
        db.Forget();
        Assert.Equal(0, await db.SaveChangesAsync());
        Assert.False(await db.Set<LedgerEntry>().AnyAsync(e => e.Seq == 1_003));
    }

    private static LedgerEntry Entry(long seq)
    {
        var id = new Id<LedgerEntry>(Guid.CreateVersion7());
        LedgerPosting Posting(int position, string account, long minor) => new() { EntryId = id, Position = position, Account = account, Minor = minor, Currency = Currency.Of("USD"), Customer = "cus_1" };
        return new()
        {
            Id = id, Seq = seq, At = Instant.FromUnixTimeSeconds(1_767_225_600), On = new(2026, 1, 1), Kind = EntryKind.InvoiceIssued, Currency = Currency.Of("USD"), Customer = "cus_1",
            PreviousHash = "A", Hash = "B", Postings = [Posting(0, "accounts_receivable", 500), Posting(1, "revenue:recurring", -500)],
        };
    }
}
