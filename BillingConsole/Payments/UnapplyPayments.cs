using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Payments;

/// <summary>A voided invoice needs no payment: what had paid it lies in the customer's credit balance now.</summary>
public sealed class UnapplyPayments(BillingDb db) : IListener<InvoiceVoided>
{
    public async Task HearAsync(InvoiceVoided happened, CancellationToken cancel)
    {
        var id = happened.Invoice.Id;
        foreach (var payment in await db.Set<Payment>().Where(p => p.InvoiceId == id && p.AppliedMinor > 0).ToListAsync(cancel)) payment.AppliedMinor = 0;
    }
}
