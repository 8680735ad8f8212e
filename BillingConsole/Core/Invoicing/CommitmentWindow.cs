using BillingConsole.Core.Amounts;
using BillingConsole.Core.Time;

namespace BillingConsole.Core.Invoicing;

/// <summary>
/// One window of the subscription's minimum commitment as it stands when an invoice is built. It counts all lines before coupons.
/// </summary>
/// <param name="Committed">Already prorated with a short window.</param>
/// <param name="BilledBefore">Line amounts of earlier invoices of this window, without their true-up and overage lines.</param>
/// <param name="OverageFactor">Beyond the commitment the list price times this is billed; 1 is plain list price, null leaves the deal's prices.</param>
/// <param name="TrueUp">The rest of the commitment is billed at the end of the window.</param>
/// <param name="Closes">This invoice is the window's last.</param>
/// <param name="Window">The days it covers, which it shares with no other window; printed on the true-up line.</param>
public sealed record CommitmentWindow(Money Committed, Money BilledBefore, decimal? OverageFactor, bool TrueUp, bool Closes, Period Window);
