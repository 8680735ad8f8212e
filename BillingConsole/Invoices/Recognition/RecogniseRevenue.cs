using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Recognition;

/// <summary>Posts what the next handful of schedules has earned since it was last asked; answers how many there were.</summary>
[Needs(Permission.RunBilling)]
public sealed record RecogniseRevenue(int AtMost) : IInput<int>;

public sealed class RecogniseRevenueOperation(BillingDb db, OperationContext context, Journal journal, CompanyQueries companies) : IOperation<RecogniseRevenue, int>
{
    public async Task<Result<int>> RunAsync(RecogniseRevenue input, CancellationToken cancel)
    {
        var now = context.Now;
        var due = await db.Set<RevenueSchedule>().Where(s => s.NextAt <= now).OrderBy(s => s.NextAt).ThenBy(s => s.Id).Take(input.AtMost).ToListAsync(cancel);
        var customerIds = due.Select(s => s.CustomerId).Distinct().ToList();
        var invoiceIds = due.Select(s => s.InvoiceId).Distinct().ToList();
        var zones = await db.Set<Customer>().Where(c => EF.Parameter(customerIds).Contains(c.Id)).Select(c => new { c.Id, c.TimeZone }).ToDictionaryAsync(c => c.Id, c => DateTimeZoneProviders.Tzdb[c.TimeZone], cancel);
        var invoices = await db.Set<Invoice>().AsNoTracking().Where(i => EF.Parameter(invoiceIds).Contains(i.Id)).Select(i => new { i.Id, i.Number, i.IssuedOn }).ToDictionaryAsync(i => i.Id, cancel);
        var policy = (await companies.TheCompanyAsync(cancel)).Recognition;
        foreach (var schedules in due.GroupBy(s => (s.InvoiceId, s.Kind)))
        {
            var invoice = invoices[schedules.Key.InvoiceId];
            await PostAsync([.. schedules], zones[schedules.First().CustomerId], invoice.Number, invoice.IssuedOn!.Value, policy, cancel);
        }
        return due.Count;
    }

    private async Task PostAsync(List<RevenueSchedule> schedules, DateTimeZone zone, string? number, LocalDate issuedOn, RecognitionPolicy policy, CancellationToken cancel)
    {
        var (first, today) = (schedules[0], context.Today(zone));
        var until = today.Until(policy);
        var earned = Money.Sum(schedules.Select(s => s.Earn(until, today, zone, policy)), first.Currency);
        if (earned.IsZero) return;
        // Revenue belongs to the day that earned it, but never to one before its invoice or in closed books.
        var on = await journal.OpenDayAsync(LocalDate.Max(until.PlusDays(-1), issuedOn), cancel);
        var entry = earned.IsPositive ? Bookkeeping.Recognised(earned, first.Kind) : Bookkeeping.Mirror(Bookkeeping.Recognised(-earned, first.Kind), EntryKind.RecognitionReversed);
        await journal.PostAsync(entry, new(first.CustomerId.ToString(), first.InvoiceId.ToString(), Memo: $"Earned of {number}"), on, cancel);
    }
}
