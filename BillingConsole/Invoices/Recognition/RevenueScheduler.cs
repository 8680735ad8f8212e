using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Invoices.Recognition;

/// <summary>Plans the recognition of every line that a final invoice bills in advance, and ends it when the invoice is voided.</summary>
public sealed class RevenueScheduler(BillingDb db, OperationContext context, CompanyQueries companies) : IListener<InvoiceFinalised>, IListener<InvoiceVoided>
{
    public async Task HearAsync(InvoiceFinalised happened, CancellationToken cancel)
    {
        var invoice = happened.Invoice;
        if (!invoice.Lines.Any(l => l.InAdvance)) return;
        var customer = await db.Set<Customer>().FindAsync([invoice.CustomerId], cancel);
        var policy = (await companies.TheCompanyAsync(cancel)).Recognition;
        foreach (var line in invoice.Lines.Where(l => l.InAdvance))
        {
            if (DeferredOf(invoice, line) is not { IsZero: false } deferred) continue;
            var schedule = new RevenueSchedule
            {
                Id = context.NewId<RevenueSchedule>(), InvoiceId = invoice.Id, CustomerId = invoice.CustomerId, Line = line.Key, Kind = line.Kind, Currency = line.Currency,
                PeriodStart = line.PeriodStart, PeriodEnd = line.PeriodEnd, DeferredMinor = deferred.Minor,
            };
            schedule.Plan(context.Today(customer!.Zone), customer.Zone, policy);
            db.Append(schedule);
        }
    }

    public async Task HearAsync(InvoiceVoided happened, CancellationToken cancel)
    {
        var id = happened.Invoice.Id;
        foreach (var schedule in await db.Set<RevenueSchedule>().Where(s => s.InvoiceId == id).ToListAsync(cancel)) schedule.Stop(context.Now);
    }

    /// <summary>What the invoice's entry credited to deferred revenue for the line: before coupons, without inclusive tax.</summary>
    private static Money DeferredOf(Invoice invoice, InvoiceLineRow line)
    {
        var within = invoice.Taxes.Where(t => t.Inclusive).SelectMany(t => t.Allocations).Where(a => a.Line == line.Key);
        return line.Amount - Money.Sum(within.Select(a => Money.Round(a.Amount, line.Currency)), line.Currency);
    }
}
