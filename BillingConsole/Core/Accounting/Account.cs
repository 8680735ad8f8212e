using BillingConsole.Core.Invoicing;

namespace BillingConsole.Core.Accounting;

/// <summary>An account of the ledger, named by its code. Accounts that exist per tax or per kind of revenue carry it after a colon.</summary>
public readonly record struct Account(string Code)
{
    public static readonly Account Cash = new("cash");
    public static readonly Account StripeClearing = new("stripe_clearing");
    public static readonly Account Receivable = new("accounts_receivable");
    public static readonly Account CustomerCredit = new("customer_credit");
    public static readonly Account WalletPaid = new("wallet_paid");
    public static readonly Account WalletGranted = new("wallet_granted");
    public static readonly Account WalletPending = new("wallet_pending");
    public static readonly Account DeferredRevenue = new("deferred_revenue");
    public static readonly Account Discounts = new("discounts");
    public static readonly Account Breakage = new("breakage");
    public static readonly Account PromotionalCredit = new("promotional_credit");
    public static readonly Account BadDebt = new("bad_debt");
    public static readonly Account ProcessorFees = new("processor_fees");
    public static readonly Account DisputeLoss = new("dispute_loss");

    /// <summary>What is owed to the authority behind the tax with this code.</summary>
    public static Account TaxPayable(string tax) => new($"tax_payable:{tax}");

    public static Account Revenue(ChargeKind kind) => kind switch
    {
        ChargeKind.Recurring => new("revenue:recurring"),
        ChargeKind.Usage => new("revenue:usage"),
        ChargeKind.OneOff => new("revenue:one_off"),
    };

    /// <summary>Assets, expenses and what lowers revenue grow by debits; all others by credits.</summary>
    public bool IsDebitNormal => Family is "cash" or "stripe_clearing" or "accounts_receivable"
        or "discounts" or "promotional_credit" or "bad_debt" or "processor_fees" or "dispute_loss";

    /// <summary>The code before the colon.</summary>
    internal string Family => Code.Split(':')[0];

    public override string ToString() => Code;
}
