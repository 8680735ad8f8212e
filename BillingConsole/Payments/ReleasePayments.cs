using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Invoices;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Payments;

/// <summary>A credited invoice needs less: its latest payments give way, and lie unapplied or go back as they came.</summary>
public sealed class ReleasePayments(BillingDb db, OperationContext context) : IPaidMoney
{
    public async Task<IReadOnlyList<(Account From, Money Amount)>> ReleaseAsync(Invoice invoice, Money amount, bool refund, CancellationToken cancel)
    {
        List<(Account From, Money Amount)> released = [];
        var left = amount;
        foreach (var payment in await db.Set<Payment>().Where(p => p.InvoiceId == invoice.Id && p.AppliedMinor > 0).OrderByDescending(p => p.Id).ToListAsync(cancel))
        {
            var part = Money.Min(left, payment.Applied);
            if (!part.IsPositive) break;
            left -= part;
            payment.AppliedMinor -= part.Minor;
            released.Add((payment.Source, part));
            if (!refund) continue;
            payment.RefundedMinor += part.Minor;
            context.Raise(new PaymentRefunded(payment, part));
        }
        return left.IsZero ? released : throw new InvalidOperationException($"Invoice {invoice.Id} says {amount} more was paid than its payments do.");
    }
}
