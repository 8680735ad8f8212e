using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Tests.Core.Invoicing;

namespace BillingConsole.Tests.Core.Accounting;

public class EntryTests
{
    [Fact]
    public void An_entry_that_does_not_balance_is_refused() =>
        Refused("differ by 1.00 USD", EntryKind.PaymentReceived, (Account.Cash, 50), (Account.Receivable, -49));

    [Fact]
    public void An_entry_of_one_posting_or_none_is_refused()
    {
        Refused("two postings", EntryKind.PaymentReceived);
        Refused("two postings", EntryKind.PaymentReceived, (Account.Cash, 50));
    }

    [Fact]
    public void A_posting_of_zero_is_refused() =>
        Refused("is zero", EntryKind.PaymentReceived, (Account.Cash, 50), (Account.Receivable, -50), (Account.CustomerCredit, 0));

    [Fact]
    public void An_account_posted_twice_is_refused() =>
        Refused("twice", EntryKind.PaymentReceived, (Account.Cash, 50), (Account.Receivable, -20), (Account.Receivable, -30));

    [Fact]
    public void Two_currencies_in_one_entry_are_refused()
    {
        Posting[] postings = [new(Account.Cash, Bill.Dollars(50)), new(Account.Receivable, new Money(-5000, Currency.Of("EUR")))];
        Assert.Contains("several currencies", Assert.Throws<ArgumentException>(() => new Entry(EntryKind.PaymentReceived, postings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_the_kind_does_not_list_is_refused() =>
        Refused("cash may not be debited", EntryKind.InvoiceIssued, (Account.Cash, 50), (Account.Revenue(ChargeKind.Usage), -50));

    [Fact]
    public void The_wrong_side_of_a_listed_account_is_refused() =>
        Refused("cash may not be credited", EntryKind.PaymentReceived, (Account.Cash, -50), (Account.Receivable, 50));

    [Fact]
    public void Every_kind_lists_accounts_on_both_sides() => Assert.All(Enum.GetValues<EntryKind>(), kind =>
    {
        Assert.Contains(Accounts(), account => PostingRules.Allows(kind, new(account, Bill.Dollars(1))));
        Assert.Contains(Accounts(), account => PostingRules.Allows(kind, new(account, Bill.Dollars(-1))));
    });

    [Fact]
    public void Every_account_is_listed_somewhere() => Assert.All(Accounts(), account =>
        Assert.Contains(Enum.GetValues<EntryKind>(), kind => PostingRules.Allows(kind, new(account, Bill.Dollars(1))) || PostingRules.Allows(kind, new(account, Bill.Dollars(-1)))));

    [Fact]
    public void Assets_and_expenses_are_debit_normal() => Assert.Equal(
        ["accounts_receivable", "bad_debt", "cash", "discounts", "dispute_loss", "processor_fees", "promotional_credit", "stripe_clearing"],
        Accounts().Where(account => account.IsDebitNormal).Select(account => account.Code).Order(StringComparer.Ordinal));

    internal static Account[] Accounts() =>
    [
        Account.Cash, Account.StripeClearing, Account.Receivable, Account.CustomerCredit, Account.WalletPaid, Account.WalletGranted,
        Account.WalletPending, Account.DeferredRevenue, Account.TaxPayable("VAT"), Account.Discounts, Account.Breakage, Account.PromotionalCredit,
        Account.BadDebt, Account.ProcessorFees, Account.DisputeLoss, .. Enum.GetValues<ChargeKind>().Select(Account.Revenue),
    ];

    private static void Refused(string because, EntryKind kind, params (Account Account, decimal Amount)[] postings)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new Entry(kind, [.. postings.Select(posting => new Posting(posting.Account, Bill.Dollars(posting.Amount)))]));
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
    }
}
