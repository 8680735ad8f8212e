namespace BillingConsole.Tests.House.Walls;

/// <summary>Which capability may use which; not transitive, and without a way round.</summary>
internal static class Graph
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Customers"] = [],
        ["Ledger"] = [],
        ["Usage"] = ["Customers"],
        ["Catalog"] = ["Usage"],
        ["Coupons"] = ["Customers", "Catalog"],
        ["Taxes"] = ["Customers"],
        ["Subscriptions"] = ["Catalog", "Customers", "Coupons", "Taxes"],
        ["Wallets"] = ["Customers", "Ledger"],
        ["Alerts"] = ["Wallets", "Customers"],
        ["Invoices"] = ["Subscriptions", "Catalog", "Usage", "Customers", "Coupons", "Taxes", "Wallets", "Ledger"],
        ["Payments"] = ["Invoices", "Ledger", "Wallets", "Customers"],
        ["Stripe"] = ["Customers", "Invoices", "Payments"],
        ["Deals"] = ["Subscriptions", "Invoices", "Catalog", "Usage", "Customers", "Coupons", "Taxes", "Wallets", "Ledger"],
        ["Webhooks"] = ["Alerts", "Wallets", "Deals", "Subscriptions", "Invoices", "Payments", "Customers"],
        ["Jobs"] = [],
        ["Access"] = [],
        ["Demo"] = ["Access", "Deals", "Payments", "Invoices", "Subscriptions", "Catalog", "Usage", "Customers", "Coupons", "Taxes", "Wallets", "Ledger", "Alerts"],
        ["StripeSimulator"] = [],
    };

    public static IEnumerable<string> Capabilities => Arrows.Keys;

    public static bool IsCapability(string area) => Arrows.ContainsKey(area);

    public static bool Allows(string from, string to) => from == to || Arrows[from].Contains(to);

    public static IEnumerable<string> Below(string capability) => Arrows[capability].SelectMany(Below).Concat(Arrows[capability]).Distinct();
}
