using System.Text.RegularExpressions;

namespace BillingConsole.Tests.Access;

/// <summary>Who may call what, written down a second time and by hand: the first rule that fits a route decides.</summary>
internal static class RoleTable
{
    public static readonly string[] Roles = ["admin", "sales_ops", "finance", "support", "read_only", "ingest"];

    private static readonly (string Route, string[] May)[] Rules =
    [
        Rule("admin", "(GET|POST|PATCH|DELETE) /(api-keys|users|outbox|webhook-endpoints)\\b.*"),
        Rule("admin", "(GET|POST) /test-clock.*", "POST /jobs/.*", "(POST|PUT) /stripe/.*"),
        Rule("admin ingest", "POST /events"),
        Rule("admin finance", "POST /events/void", "POST /events/rejected/.*", "POST /usage/.*", "POST /ledger/.*", "POST /audit/verify"),
        Rule("admin sales_ops finance support read_only", "GET .*", "POST .*/preview"),
        Rule("admin sales_ops finance", "(POST|PATCH) /(plans|add-ons|coupons|meters|features)\\b.*"),
        Rule("admin finance", "(POST|PATCH) /taxes.*", "PATCH /company", "(PUT|DELETE) /company/logo"),
        Rule("admin finance", "POST /customers/\\{id\\}/(refund-credit|stripe/delete)", "POST /subscriptions/\\{id\\}/(approve|reject)"),
        Rule("admin sales_ops finance support", "(POST|PATCH) /customers.*", "POST /invoices/\\{id\\}/payment-links", "POST /payment-links/.*"),
        Rule("admin sales_ops finance", "(POST|DELETE|PATCH) /subscriptions.*"),
        Rule("admin finance", "POST /billing-runs.*", "POST /bulk-runs", "(POST|PUT) /invoices.*", "POST /payments/.*", "POST /credit-notes.*"),
        Rule("admin finance support", "POST /wallets/\\{id\\}/top-ups", "PUT /wallets/\\{id\\}/auto-top-up"),
        Rule("admin sales_ops finance support", "(POST|PUT|PATCH) /(wallets|alerts)\\b.*"),
    ];

    /// <summary>The roles that a route admits, or null when nobody thought of it.</summary>
    public static string[]? Of(string route) => Rules.Where(r => Regex.IsMatch(route, $"^({r.Route})$")).Select(r => r.May).FirstOrDefault();

    private static (string, string[]) Rule(string roles, params string[] routes) => (string.Join('|', routes), roles.Split(' '));
}
