using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Statements;

/// <summary>One movement of an account: a charge raises what is owed, a payment lowers it.</summary>
public sealed record StatementRow(LocalDate On, string Text, string? Document, string? Invoice, Money Charge, Money Payment, Money Balance);

/// <summary>What a customer owed at the start, what moved it, and what it owes at the end; below zero it is credit.</summary>
public sealed record StatementView(
    string Customer, string CustomerName, Currency Currency, LocalDate From, LocalDate To, Money Opening, IReadOnlyList<StatementRow> Rows, Money Charges, Money Payments, Money Closing, AgeingRow Ageing);

[Needs(Permission.Read)]
public sealed class StatementQueries(BillingDb db, TimeProvider clock)
{
    private const int LongestDays = 3660;

    /// <summary>For days as an address writes them.</summary>
    public Task<StatementView?> OfAsync(string named, string? from, string? to, CancellationToken cancel) => OfAsync(named, QueryDate.Read("from", from), QueryDate.Read("to", to), cancel);

    /// <param name="from">The first day; the start of the year when null.</param>
    /// <param name="to">The last day; today when null.</param>
    public async Task<StatementView?> OfAsync(string named, LocalDate? from, LocalDate? to, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(named, cancel) is not { } customer) return null;
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(customer.Zone).Date;
        var last = to ?? today;
        var first = from ?? new LocalDate(last.Year, 1, 1);
        if (first > last || NodaTime.Period.DaysBetween(first, last) > LongestDays)
            throw new RefusedException(Refusal.Invalid("from", $"Give a day from {last.PlusDays(-LongestDays):uuuu-MM-dd} to {last:uuuu-MM-dd}."));
        var (id, currency) = (customer.Id.ToString(), customer.Currency);
        var entries = await db.Entries(id).Where(e => e.Currency == currency && e.On >= first && e.On <= last).OrderBy(e => e.On).ThenBy(e => e.Seq).ToListAsync(cancel);
        var opening = await BeforeAsync(id, currency, first, cancel);
        var numbers = await NumbersAsync(entries, cancel);
        var (rows, balance, zero) = (new List<StatementRow>(), opening, Money.Zero(currency));
        foreach (var entry in entries)
        {
            if (MoneyTimeline.Moved(entry) is not { IsZero: false } moved) continue;
            balance += moved;
            rows.Add(new(entry.On, MoneyWords.Of(entry.Kind), entry.Invoice is { } of && numbers.TryGetValue(of, out var number) ? number : entry.Memo, entry.Invoice, Money.Max(moved, zero), Money.Max(-moved, zero), balance));
        }
        return new(
            id, customer.Name, currency, first, last, opening, rows, Money.Sum(rows.Select(r => r.Charge), currency), Money.Sum(rows.Select(r => r.Payment), currency), balance,
            await AgeingAsync(customer, today, cancel));
    }

    private async Task<Money> BeforeAsync(string customer, Currency currency, LocalDate day, CancellationToken cancel)
    {
        var (receivable, credit) = (Core.Accounting.Account.Receivable.Code, Core.Accounting.Account.CustomerCredit.Code);
        var minor = await (from posting in db.Set<LedgerPosting>()
                           join entry in db.Set<LedgerEntry>() on posting.EntryId equals entry.Id
                           where posting.Customer == customer && posting.Currency == currency && (posting.Account == receivable || posting.Account == credit) && entry.On < day
                           select posting.Minor).SumAsync(cancel);
        return new(minor, currency);
    }

    private async Task<Dictionary<string, string>> NumbersAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancel)
    {
        var ids = Ids.Of<Invoice>(entries.Select(e => e.Invoice).OfType<string>().Distinct());
        return (await db.Set<Invoice>().AsNoTracking().Where(i => ids.Contains(i.Id) && i.Number != null).Select(i => new { i.Id, i.Number }).ToListAsync(cancel)).ToDictionary(i => i.Id.ToString(), i => i.Number!);
    }

    private async Task<AgeingRow> AgeingAsync(Customer customer, LocalDate today, CancellationToken cancel)
    {
        var zero = Money.Zero(customer.Currency);
        var rows = await db.Set<Invoice>().Owed().Where(i => i.CustomerId == customer.Id && i.Currency == customer.Currency).AgeingAsync(today, cancel);
        return rows is [var owed] ? owed : new(customer.Currency, zero, zero, zero, zero, zero, zero);
    }
}
