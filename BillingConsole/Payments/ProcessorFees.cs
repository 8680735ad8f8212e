using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Ledger;
using BillingConsole.Platform.Data;
using NodaTime;

namespace BillingConsole.Payments;

/// <summary>What a processor keeps for itself of a payment. It is told what that is in all, so hearing it twice posts it once.</summary>
public sealed class ProcessorFees(BillingDb db, Journal journal)
{
    /// <summary>Posts what of it is not in the journal yet; a fee may be in another currency than its payment.</summary>
    /// <param name="isWhole">Nothing is missing in <paramref name="inAll"/>: what it is less than the journal says was given back.</param>
    public async Task BookAsync(Payment payment, Money inAll, bool isWhole, string memo, LocalDate on, CancellationToken cancel)
    {
        var about = PaymentDesk.About(payment, memo);
        var more = inAll - await db.MovedByPaymentAsync(about.Customer!, about.Payment!, Account.ProcessorFees, inAll.Currency, cancel);
        if (more.IsPositive) await journal.PostAsync(Bookkeeping.ProcessorFee(more), about, on, cancel);
        else if (more.IsNegative && isWhole) await journal.PostAsync(Bookkeeping.ProcessorFeeReturned(-more), about, on, cancel);
    }
}
