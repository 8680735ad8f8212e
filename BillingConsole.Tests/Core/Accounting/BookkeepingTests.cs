using BillingConsole.Core.Accounting;
using BillingConsole.Core.Amounts;
using BillingConsole.Core.Invoicing;
using BillingConsole.Tests.Core.Invoicing;

namespace BillingConsole.Tests.Core.Accounting;

public class BookkeepingTests
{
    [Fact]
    public void Usage_an_advance_fee_a_usage_coupon_and_VAT()
    {
        var request = Bill.Of(Bill.Usage(100, 1), Bill.Fee(49)) with { Coupons = [Bill.Percent(20, "U", null, "usage")], Taxes = [Bill.Tax("VAT", 19)] };
        Posts(
            Bookkeeping.Issued(request.Build()),
            "accounts_receivable 153.51, discounts 20.00, revenue:usage -100.00, deferred_revenue -49.00, tax_payable:VAT -24.51");
    }

    [Fact]
    public void The_first_deal_of_a_company()
    {
        var draft = (Bill.Of(Bill.Usage(33, 0.085m)) with { Coupons = [Bill.Percent(20)], Taxes = [Bill.Tax("GST", 18)] }).Build();
        Posts(Bookkeeping.Issued(draft), "accounts_receivable 2.66, discounts 0.56, revenue:usage -2.81, tax_payable:GST -0.41");
    }

    [Fact]
    public void A_fee_in_arrears_is_revenue_at_once() => Posts(
        Bookkeeping.Issued(Bill.Of(Bill.Fee(49) with { InAdvance = false }).Build()),
        "accounts_receivable 49.00, revenue:recurring -49.00");

    [Fact]
    public void Inclusive_tax_leaves_revenue_net()
    {
        var draft = (Bill.Of(Bill.Usage(118, 1)) with { Coupons = [Bill.Percent(50)], Taxes = [Bill.Tax("VAT", 18, inclusive: true)] }).Build();
        Posts(Bookkeeping.Issued(draft), "accounts_receivable 59.00, discounts 59.00, revenue:usage -109.00, tax_payable:VAT -9.00");
    }

    [Fact]
    public void An_invoice_of_zeros_posts_nothing() => Assert.Null(Bookkeeping.Issued(Bill.Of(Bill.Fee(0)).Build()));

    [Fact]
    public void A_fully_discounted_invoice_still_shows_revenue_and_discount() => Posts(
        Bookkeeping.Issued((Bill.Of(Bill.Usage(10, 1)) with { Coupons = [Bill.Percent(100)] }).Build()),
        "discounts 10.00, revenue:usage -10.00");

    [Fact]
    public void A_total_below_zero_goes_to_the_customers_credit()
    {
        var late = Bill.Usage(0, 1) with { BilledBefore = Bill.Dollars(30) };
        Posts(Bookkeeping.Issued(Bill.Of(late).Build()), "customer_credit -30.00, revenue:usage 30.00");
    }

    [Fact]
    public void A_void_mirrors_the_invoice_and_its_recognition()
    {
        var issued = Bookkeeping.Issued((Bill.Of(Bill.Fee(49)) with { Taxes = [Bill.Tax("VAT", 19)] }).Build())!;
        Posts(Bookkeeping.Mirror(issued, EntryKind.InvoiceVoided), "accounts_receivable -58.31, deferred_revenue 49.00, tax_payable:VAT 9.31");
        Posts(Bookkeeping.Mirror(Bookkeeping.Recognised(Bill.Dollars(10)), EntryKind.RecognitionReversed), "deferred_revenue -10.00, revenue:recurring 10.00");
    }

    [Fact]
    public void Payments_pay_what_is_due_and_the_rest_becomes_credit()
    {
        Posts(Bookkeeping.PaymentReceived(Bill.Dollars(50), Bill.Dollars(250), Account.Cash), "cash 50.00, accounts_receivable -50.00");
        Posts(
            Bookkeeping.PaymentReceived(Bill.Dollars(160), Bill.Dollars(153.51m), Account.StripeClearing),
            "stripe_clearing 160.00, accounts_receivable -153.51, customer_credit -6.49");
        Posts(Bookkeeping.PaymentReceived(Bill.Dollars(10), Bill.Dollars(0), Account.Cash), "cash 10.00, customer_credit -10.00");
    }

    [Fact]
    public void A_refund_takes_the_unapplied_part_before_it_reopens_the_invoice()
    {
        Posts(Bookkeeping.Refunded(Bill.Dollars(5), Bill.Dollars(6.49m), Account.Cash), "customer_credit 5.00, cash -5.00");
        Posts(
            Bookkeeping.Refunded(Bill.Dollars(10), Bill.Dollars(6.49m), Account.StripeClearing),
            "customer_credit 6.49, accounts_receivable 3.51, stripe_clearing -10.00");
    }

    [Fact]
    public void Credit_and_wallets_pay_invoices()
    {
        Posts(Bookkeeping.CreditApplied(Bill.Dollars(7)), "customer_credit 7.00, accounts_receivable -7.00");
        Posts(Bookkeeping.WalletApplied(Bill.Dollars(3), Bill.Dollars(4)), "wallet_granted 3.00, wallet_paid 4.00, accounts_receivable -7.00");
        Assert.Null(Bookkeeping.WalletApplied([], Bill.Usd));
        Posts(
            Bookkeeping.WalletApplied([new("a", "w", true, Bill.Dollars(3)), new("b", "w", false, Bill.Dollars(1)), new("c", "w", true, Bill.Dollars(2))], Bill.Usd),
            "wallet_granted 5.00, wallet_paid 1.00, accounts_receivable -6.00");
        Posts(Bookkeeping.PaymentUnapplied(Bill.Dollars(7)), "accounts_receivable 7.00, customer_credit -7.00");
    }

    [Fact]
    public void Top_ups_wait_until_they_are_paid()
    {
        Posts(Bookkeeping.TopUpRecorded(Bill.Dollars(100), Account.Cash), "cash 100.00, wallet_paid -100.00");
        Posts(Bookkeeping.TopUpGranted(Bill.Dollars(100)), "promotional_credit 100.00, wallet_granted -100.00");
        Posts(Bookkeeping.TopUpInvoiced(Bill.Dollars(100)), "accounts_receivable 100.00, wallet_pending -100.00");
        Posts(
            Bookkeeping.TopUpInvoicePaid(Bill.Dollars(40), Bill.Dollars(100), Bill.Dollars(100), Account.Cash),
            "cash 40.00, accounts_receivable -40.00");
        Posts(
            Bookkeeping.TopUpInvoicePaid(Bill.Dollars(65), Bill.Dollars(60), Bill.Dollars(100), Account.StripeClearing),
            "stripe_clearing 65.00, wallet_pending 100.00, accounts_receivable -60.00, wallet_paid -100.00, customer_credit -5.00");
    }

    [Fact]
    public void Expiry_is_breakage_when_paid_and_nothing_spent_when_granted()
    {
        Posts(
            Bookkeeping.Expired(paid: Bill.Dollars(5), granted: Bill.Dollars(3)),
            "wallet_paid 5.00, wallet_granted 3.00, breakage -5.00, promotional_credit -3.00");
        Assert.Null(Bookkeeping.Expired(Bill.Dollars(0), Bill.Dollars(0)));
    }

    [Fact]
    public void Write_offs_fees_and_disputes()
    {
        var ten = Bill.Dollars(10);
        Posts(Bookkeeping.WrittenOff(ten), "bad_debt 10.00, accounts_receivable -10.00");
        Posts(Bookkeeping.WriteOffReversed(ten), "accounts_receivable 10.00, bad_debt -10.00");
        Posts(Bookkeeping.ProcessorFee(ten), "processor_fees 10.00, stripe_clearing -10.00");
        Posts(Bookkeeping.ProcessorFeeReturned(ten), "stripe_clearing 10.00, processor_fees -10.00");
        Posts(Bookkeeping.DisputeOpened(ten, ten), "accounts_receivable 10.00, stripe_clearing -10.00");
        Posts(Bookkeeping.DisputeOpened(ten, Bill.Dollars(8)), "accounts_receivable 8.00, customer_credit 2.00, stripe_clearing -10.00");
        Posts(Bookkeeping.DisputeWon(ten, ten), "stripe_clearing 10.00, accounts_receivable -10.00");
        Posts(Bookkeeping.DisputeWon(ten, Bill.Dollars(0)), "stripe_clearing 10.00, customer_credit -10.00");
        Posts(Bookkeeping.DisputeLost(ten), "dispute_loss 10.00, accounts_receivable -10.00");
        Posts(Bookkeeping.DisputeLossReversed(ten), "accounts_receivable 10.00, dispute_loss -10.00");
        Posts(Bookkeeping.Recognised(ten), "deferred_revenue 10.00, revenue:recurring -10.00");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Nothing_and_less_than_nothing_are_refused(int amount)
    {
        var money = Bill.Dollars(amount);
        Assert.Throws<ArgumentException>(() => Bookkeeping.PaymentReceived(money, Bill.Dollars(5), Account.Cash));
        Assert.Throws<ArgumentException>(() => Bookkeeping.Refunded(money, Bill.Dollars(5), Account.Cash));
        Assert.Throws<ArgumentException>(() => Bookkeeping.WrittenOff(money));
        Assert.Throws<ArgumentException>(() => Bookkeeping.TopUpInvoicePaid(money, Bill.Dollars(5), Bill.Dollars(5), Account.Cash));
    }

    [Fact]
    public void A_payment_into_an_account_that_holds_no_money_is_refused() =>
        Assert.Throws<ArgumentException>(() => Bookkeeping.PaymentReceived(Bill.Dollars(5), Bill.Dollars(5), Account.Discounts));

    [Fact]
    public void Every_random_invoice_balances_and_books_its_total_its_discounts_and_its_taxes()
    {
        for (var seed = 0; seed < 2_500; seed++)
        {
            var draft = RandomRequests.Of(seed).Build();
            if (Bookkeeping.Issued(draft) is not { } entry)
            {
                Assert.True(draft.Lines.All(line => line.Amount.IsZero) || draft.Subtotal.IsZero, $"seed {seed}");
                continue;
            }

            Assert.True(Money.Sum(entry.Postings.Select(posting => posting.Amount), Bill.Usd).IsZero, $"seed {seed}");
            Assert.True(entry.Of(Account.Receivable) + entry.Of(Account.CustomerCredit) == draft.Total, $"seed {seed}");
            Assert.True(entry.Of(Account.Discounts) == draft.DiscountTotal, $"seed {seed}");
            Assert.All(draft.Taxes, tax => Assert.True(entry.Of(Account.TaxPayable(tax.Code)) == -tax.Amount, $"seed {seed}"));
            Assert.Equal(entry.Postings, Bookkeeping.Mirror(Bookkeeping.Mirror(entry, EntryKind.InvoiceVoided), EntryKind.InvoiceIssued).Postings);
        }
    }

    private static void Posts(Entry? entry, string postings) =>
        Assert.Equal(postings, string.Join(", ", entry!.Postings.Select(posting => $"{posting.Account} {posting.Amount.ToText()}")));
}
