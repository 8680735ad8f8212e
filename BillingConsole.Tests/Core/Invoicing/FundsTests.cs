using BillingConsole.Core.Invoicing;

namespace BillingConsole.Tests.Core.Invoicing;

public class FundsTests
{
    [Fact]
    public void Credit_comes_before_wallets_and_wallets_pay_in_their_order()
    {
        var draft = Paid(100, credit: 30, Wallet("gift", 20, granted: true), Wallet("paid", 90));
        Assert.Equal("30.00|70.00|0.00", Bill.Texts(draft.CreditsApplied, draft.WalletApplied, draft.AmountDue));
        Assert.Equal(["gift 20.00", "paid 50.00"], draft.Spent.Select(funds => $"{funds.Key} {funds.Amount.ToText()}"));
    }

    [Fact]
    public void What_no_credit_covers_is_due()
    {
        var draft = Paid(100, credit: 30, Wallet("gift", 20, granted: true));
        Assert.Equal("50.00", draft.AmountDue.ToText());
    }

    [Fact]
    public void Credit_pays_the_tax_too_and_does_not_lower_it()
    {
        var draft = (Bill.Of(Bill.Fee(100)) with { Taxes = [Bill.Tax("VAT", 19)], CreditBalance = Bill.Dollars(500) }).Build();
        Assert.Equal("19.00|119.00|0.00", Bill.Texts(draft.TaxTotal, draft.CreditsApplied, draft.AmountDue));
    }

    [Fact]
    public void Empty_and_overdrawn_funds_are_passed_over()
    {
        var draft = Paid(100, credit: -5, Wallet("empty", 0), Wallet("full", 10));
        Assert.Equal("0.00|10.00|90.00", Bill.Texts(draft.CreditsApplied, draft.WalletApplied, draft.AmountDue));
        Assert.Equal("full", Assert.Single(draft.Spent).Key);
    }

    private static InvoiceDraft Paid(decimal fee, decimal credit, params Funds[] wallets) =>
        (Bill.Of(Bill.Fee(fee)) with { CreditBalance = Bill.Dollars(credit), Wallets = wallets }).Build();

    private static Funds Wallet(string key, decimal available, bool granted = false) => new(key, "wallet", granted, Bill.Dollars(available));
}
