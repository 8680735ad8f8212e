using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Invoicing;

/// <summary>Step 6: the credit balance, then wallets in their given order, pay the total. They are payments, so tax is not lowered.</summary>
internal static class FundsStep
{
    internal static (Money Credits, IReadOnlyList<FundsSpent> Spent) Pay(Money total, InvoiceRequest request)
    {
        var nothing = Money.Zero(request.Currency);
        var owed = Money.Max(total, nothing);
        var credits = Money.Min(owed, Money.Max(request.CreditBalance ?? nothing, nothing));
        owed -= credits;
        var spent = new List<FundsSpent>();
        foreach (var funds in request.Wallets)
        {
            var amount = Money.Min(owed, funds.Available);
            if (!amount.IsPositive)
                continue;
            spent.Add(new(funds.Key, funds.Wallet, funds.Granted, amount));
            owed -= amount;
        }

        return (credits, spent);
    }
}
