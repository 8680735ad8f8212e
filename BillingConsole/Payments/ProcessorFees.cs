using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Payments;

/// <summary>What a processor keeps for itself of a payment. It is told what that is in all, so hearing it twice posts it once.</summary>
public sealed class ProcessorFees(BillingDb db, Journal journal)
{
    /// <summary>Posts what of it is not in the journal yet; a fee may be in another currency than its payment.</summary>
    public async Task BookAsync(Payment payment, Money inAll, string memo, LocalDate on, CancellationToken cancel)
    {
        var more = inAll - await PostedAsync(payment, inAll.Currency, cancel);
        if (more.IsPositive) await journal.PostAsync(Bookkeeping.ProcessorFee(more), new(payment.CustomerId.ToString(), payment.InvoiceId.ToString(), payment.Id.ToString(), memo), on, cancel);
    }

    private async Task<Money> PostedAsync(Payment payment, Currency currency, CancellationToken cancel)
    {
        var (customer, id, account) = (payment.CustomerId.ToString(), payment.Id.ToString(), Account.ProcessorFees.Code);
        return new(await (from posting in db.Set<LedgerPosting>()
                          join entry in db.Set<LedgerEntry>() on posting.EntryId equals entry.Id
                          where posting.Customer == customer && posting.Account == account && posting.Currency == currency && entry.Payment == id
                          select posting.Minor).SumAsync(cancel), currency);
    }
}
