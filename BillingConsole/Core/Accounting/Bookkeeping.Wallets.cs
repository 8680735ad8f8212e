using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;

namespace BillingConsole.Core.Accounting;

// Prepaid credit, from top-up to expiry: granted credit is a cost of promotion, paid credit a debt to the customer.
public static partial class Bookkeeping
{
    public static Entry TopUpRecorded(Money amount, Account source) => Move(EntryKind.TopUpRecorded, source, Account.WalletPaid, amount);

    public static Entry TopUpGranted(Money amount) => Move(EntryKind.TopUpGranted, Account.PromotionalCredit, Account.WalletGranted, amount);

    /// <summary>Not yet spendable: it waits in <see cref="Account.WalletPending"/>.</summary>
    public static Entry TopUpInvoiced(Money amount) => Move(EntryKind.TopUpInvoiced, Account.Receivable, Account.WalletPending, amount);

    /// <summary>A payment on a top-up invoice. What settles it makes the whole <paramref name="topUp"/> spendable; a surplus becomes customer credit.</summary>
    public static Entry TopUpInvoicePaid(Money amount, Money due, Money topUp, Account source)
    {
        RefuseNothing(amount);
        var applied = Money.Min(amount, Floor(due));
        var settled = amount >= due ? topUp : Money.Zero(amount.Currency);
        return new EntryDraft(EntryKind.TopUpInvoicePaid)
            .Debit(source, amount)
            .Debit(Account.WalletPending, settled)
            .Credit(Account.Receivable, applied)
            .Credit(Account.WalletPaid, settled)
            .Credit(Account.CustomerCredit, amount - applied)
            .Required();
    }

    /// <summary>A top-up invoice was settled by something other than a payment, such as the customer's credit: the top-up becomes spendable.</summary>
    public static Entry TopUpSettled(Money topUp) => Move(EntryKind.TopUpInvoicePaid, Account.WalletPending, Account.WalletPaid, topUp);

    /// <summary>Wallet credit pays an invoice. Null when nothing was spent.</summary>
    public static Entry? WalletApplied(Money granted, Money paid) => new EntryDraft(EntryKind.WalletApplied)
        .Debit(Account.WalletGranted, granted)
        .Debit(Account.WalletPaid, paid)
        .Credit(Account.Receivable, granted + paid)
        .ToEntry();

    /// <inheritdoc cref="WalletApplied(Money, Money)"/>
    public static Entry? WalletApplied(IReadOnlyList<FundsSpent> spent, Currency currency) => WalletApplied(
        Money.Sum(spent.Where(funds => funds.Granted).Select(funds => funds.Amount), currency),
        Money.Sum(spent.Where(funds => !funds.Granted).Select(funds => funds.Amount), currency));

    /// <summary>Paid credit that expires is income; granted credit that expires was never spent. Null when both are zero.</summary>
    public static Entry? Expired(Money paid, Money granted) => new EntryDraft(EntryKind.WalletExpired)
        .Debit(Account.WalletPaid, paid)
        .Debit(Account.WalletGranted, granted)
        .Credit(Account.Breakage, paid)
        .Credit(Account.PromotionalCredit, granted)
        .ToEntry();
}
