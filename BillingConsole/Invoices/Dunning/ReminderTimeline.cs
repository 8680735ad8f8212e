using BillingConsole.Customers;
using BillingConsole.Customers.Timeline;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Invoices.Dunning;

/// <summary>What a customer was reminded of.</summary>
public sealed class ReminderTimeline(BillingDb db) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineRow>> UntilAsync(Customer customer, Instant moment, int atMost, CancellationToken cancel)
    {
        var rows = from reminder in db.Set<InvoiceReminder>()
                   join invoice in db.Set<Invoice>() on reminder.InvoiceId equals invoice.Id
                   where invoice.CustomerId == customer.Id && reminder.Sent
                   select new { reminder.At, reminder.Level, reminder.To, invoice.Id, invoice.Number };
        if (moment != Instant.MaxValue) rows = rows.Where(r => r.At <= moment);
        return [.. (await rows.OrderByDescending(r => r.At).Take(atMost).ToListAsync(cancel)).Select(r =>
            new TimelineRow(r.At, $"r{r.Id}{r.Level}", "invoice_reminded", $"Reminder {r.Level} of {r.Number}", $"to {r.To}", r.Id.ToString(), null, null))];
    }
}
