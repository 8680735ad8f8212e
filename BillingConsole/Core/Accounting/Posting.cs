using BillingConsole.Core.Amounts;

namespace BillingConsole.Core.Accounting;

/// <summary>One side of an entry: a debit is positive, a credit negative, never zero.</summary>
public sealed record Posting(Account Account, Money Amount)
{
    public bool IsDebit => Amount.IsPositive;
}
