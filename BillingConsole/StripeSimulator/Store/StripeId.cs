using System.Security.Cryptography;

namespace BillingConsole.StripeSimulator.Store;

/// <summary>Ids with the prefixes and lengths of the real ones.</summary>
internal static class StripeId
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string New(string kind) => kind switch
    {
        "customer" => "cus_" + Random(14),
        "checkout.session" => "cs_test_a1" + Random(56),
        "payment_intent" => "pi_3" + Random(23),
        "charge" => "ch_3" + Random(23),
        "refund" => "re_3" + Random(23),
        "balance_transaction" => "txn_1" + Random(23),
        "dispute" => "du_1" + Random(23),
        "event" => "evt_1" + Random(23),
        "webhook_endpoint" => "we_1" + Random(23),
        "product" => "prod_" + Random(14),
        "price" => "price_1" + Random(23),
        "item" => "li_1" + Random(23),
        "payment_link" => "plink_1" + Random(23),
        "tax_id" => "txi_1" + Random(23),
        "payment_method" => "pm_1" + Random(23),
        "request" => "req_" + Random(14),
        "secret" => "whsec_" + Random(32),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An object of this kind has no id."),
    };

    public static string Random(int length) => RandomNumberGenerator.GetString(Letters, length);
}
