using BillingConsole.StripeSimulator.Resources;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>Every address below <c>/v1/</c>; the first that matches counts, so what is literal stands before what is an id.</summary>
internal static class Routes
{
    private static readonly Route[] All =
    [
        new("GET", "account", "rak_account_read", Accounts.Own),
        new("GET", "balance", "rak_balance_read", Accounts.Balance),
        new("GET", "customers", "rak_customer_read", CustomerObjects.List),
        new("POST", "customers", "rak_customer_write", CustomerObjects.Create),
        new("GET", "customers/search", "rak_customer_read", Searching.Customers),
        new("GET", "customers/*", "rak_customer_read", CustomerObjects.Retrieve),
        new("POST", "customers/*", "rak_customer_write", CustomerObjects.Update),
        new("DELETE", "customers/*", "rak_customer_write", CustomerObjects.Delete),
        new("GET", "customers/*/tax_ids", "rak_customer_read", TaxIds.List),
        new("POST", "customers/*/tax_ids", "rak_customer_write", TaxIds.Create),
        new("GET", "customers/*/tax_ids/*", "rak_customer_read", TaxIds.Retrieve),
        new("DELETE", "customers/*/tax_ids/*", "rak_customer_write", TaxIds.Delete),
        new("GET", "products", "rak_product_read", Products.List),
        new("POST", "products", "rak_product_write", Products.Create),
        new("GET", "products/*", "rak_product_read", Products.Retrieve),
        new("GET", "prices", "rak_plan_read", Prices.List),
        new("POST", "prices", "rak_plan_write", Prices.Create),
        new("GET", "prices/*", "rak_plan_read", Prices.Retrieve),
        new("GET", "checkout/sessions", "rak_checkout_session_read", Sessions.List),
        new("POST", "checkout/sessions", "rak_checkout_session_write", Sessions.Create),
        new("GET", "checkout/sessions/*", "rak_checkout_session_read", Sessions.Retrieve),
        new("POST", "checkout/sessions/*/expire", "rak_checkout_session_write", Sessions.Expire),
        new("GET", "checkout/sessions/*/line_items", "rak_checkout_session_read", Sessions.LineItems),
        new("GET", "payment_links", "rak_payment_links_read", PaymentLinks.List),
        new("POST", "payment_links", "rak_payment_links_write", PaymentLinks.Create),
        new("GET", "payment_links/*", "rak_payment_links_read", PaymentLinks.Retrieve),
        new("POST", "payment_links/*", "rak_payment_links_write", PaymentLinks.Update),
        new("GET", "payment_links/*/line_items", "rak_payment_links_read", PaymentLinks.LineItems),
        new("GET", "payment_intents", "rak_payment_intent_read", PaymentIntents.List),
        new("GET", "payment_intents/*", "rak_payment_intent_read", PaymentIntents.Retrieve),
        new("GET", "charges", "rak_charge_read", Charges.List),
        new("GET", "charges/*", "rak_charge_read", Charges.Retrieve),
        new("GET", "refunds", "rak_charge_read", Refunds.List),
        new("POST", "refunds", "rak_charge_write", Refunds.Create),
        new("GET", "refunds/*", "rak_charge_read", Refunds.Retrieve),
        new("POST", "refunds/*", "rak_charge_write", Refunds.Update),
        new("GET", "disputes", "rak_dispute_read", Disputes.List),
        new("GET", "disputes/*", "rak_dispute_read", Disputes.Retrieve),
        new("GET", "balance_transactions", "rak_balance_transaction_source_read", BalanceTransactions.List),
        new("GET", "balance_transactions/*", "rak_balance_transaction_source_read", BalanceTransactions.Retrieve),
        new("GET", "events", "rak_event_read", Events.List),
        new("GET", "events/*", "rak_event_read", Events.Retrieve),
        new("GET", "webhook_endpoints", "rak_webhook_read", WebhookEndpoints.List),
        new("POST", "webhook_endpoints", "rak_webhook_write", WebhookEndpoints.Create),
        new("GET", "webhook_endpoints/*", "rak_webhook_read", WebhookEndpoints.Retrieve),
        new("POST", "webhook_endpoints/*", "rak_webhook_write", WebhookEndpoints.Update),
        new("DELETE", "webhook_endpoints/*", "rak_webhook_write", WebhookEndpoints.Delete),
    ];

    /// <param name="path">The address below <c>/v1/</c>.</param>
    public static (Route Route, IReadOnlyList<string> Ids)? Find(string method, string path)
    {
        foreach (var route in All)
            if (route.Match(method, path) is { } ids) return (route, ids);
        return null;
    }
}
