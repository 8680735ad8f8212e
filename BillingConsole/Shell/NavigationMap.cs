using System.Reflection;
using BillingConsole.Platform.Clock;
using BillingConsole.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Shell;

public sealed record NavigationEntry(string Title, string Href, string Icon, Permission Needs = Permission.Read);

public sealed record NavigationArea(string Title, IReadOnlyList<NavigationEntry> Entries);

/// <summary>The whole menu in its order; shown is what has a page already and the viewer may open.</summary>
public sealed class NavigationMap
{
    private static readonly NavigationArea[] Whole =
    [
        new("", [new("Home", Links.Home, "home")]),
        new("Customers",
        [
            new("Customers", Links.Customers, "groups"), new("Subscriptions", Links.Subscriptions, "autorenew"),
            new("Approvals", Links.Approvals, "approval"), new("Deal policy", Links.DealPolicy, "policy", Permission.CompanySettings), new("Overrides", Links.Overrides, "price_change"), new("Renewals", Links.Renewals, "event_upcoming"),
        ]),
        new("Billing",
        [
            new("Invoices", Links.Invoices, "receipt_long"), new("Billing runs", Links.BillingRuns, "event_repeat"),
            new("Bulk runs", Links.BulkRuns, "checklist"),
            new("Payments", Links.Payments, "payments"), new("Payment links", Links.PaymentLinks, "link"),
            new("Credit notes", Links.CreditNotes, "undo"), new("Wallets", Links.Wallets, "account_balance_wallet"),
            new("Alerts", Links.Alerts, "notifications"),
        ]),
        new("Catalog",
        [
            new("Plans", Links.Plans, "sell"), new("Add-ons", Links.AddOns, "extension"), new("Coupons", Links.Coupons, "confirmation_number"),
            new("Features", Links.Features, "toggle_on"), new("Meters", Links.Meters, "speed"), new("Taxes", Links.Taxes, "percent"),
        ]),
        new("Usage",
        [
            new("Events", Links.Events, "stream"), new("Rejected events", Links.RejectedEvents, "block"),
            new("Roll-ups", Links.UsageRollUps, "bar_chart"), new("Drift", Links.UsageDrift, "difference"),
            new("Import", Links.ImportEvents, "upload_file", Permission.SendEvents),
        ]),
        new("Ledger",
        [
            new("Journal", Links.Journal, "menu_book"), new("Accounts", Links.Accounts, "account_tree"),
            new("Trial balance", Links.TrialBalance, "balance"), new("Period close", Links.PeriodClose, "lock_clock"),
        ]),
        new("Integrations",
        [
            new("Stripe", Links.Stripe, "sync_alt"), new("Stripe events", Links.StripeEvents, "inbox"), new("Stripe mapping", Links.StripeCustomers, "compare_arrows"), new("Stripe suggestions", Links.StripeSuggestions, "person_search"),
            new("Stripe conflicts", Links.StripeConflicts, "call_split"), new("Stripe drift", Links.StripeDrift, "difference"), new("Stripe backfill", Links.StripeBackfill, "fact_check"), new("Webhooks", Links.Webhooks, "webhook", Permission.Administer),
        ]),
        new("Operations",
        [
            new("Jobs", Links.Jobs, "schedule"), new("Deliveries", Links.Deliveries, "outbox", Permission.Administer),
            new("Audit log", Links.AuditLog, "history"), new("Users", Links.Users, "manage_accounts", Permission.Administer),
            new("API keys", Links.ApiKeys, "key", Permission.Administer), new("Company", Links.Company, "business"),
            new("Test clock", Links.TestClock, "more_time", Permission.Administer),
        ]),
    ];

    private readonly NavigationArea[] areas;
    private readonly HashSet<string> above;

    public NavigationMap() : this(PagesOf(typeof(App).Assembly))
    {
    }

    /// <summary>Without a test clock there is nothing to show of it.</summary>
    public NavigationMap(ClockSettings clock) : this(PagesOf(typeof(App).Assembly).Where(p => p != Links.TestClock || clock.Mode == ClockMode.Test).ToHashSet())
    {
    }

    public NavigationMap(IReadOnlySet<string> pages)
    {
        areas = Kept(Whole, e => pages.Contains(e.Href));
        var hrefs = areas.SelectMany(a => a.Entries).Select(e => e.Href).ToList();
        above = [.. hrefs.Where(href => hrefs.Exists(h => h != href && h.StartsWith(href.TrimEnd('/') + "/", StringComparison.Ordinal)))];
    }

    /// <summary>Whether the address of another entry lies below this one's.</summary>
    public bool IsAbove(string href) => above.Contains(href);

    public IReadOnlyList<NavigationArea> For(Viewer viewer) => Kept(areas, e => viewer.May(e.Needs));

    private static NavigationArea[] Kept(NavigationArea[] areas, Func<NavigationEntry, bool> keep) =>
        [.. areas.Select(a => a with { Entries = [.. a.Entries.Where(keep)] }).Where(a => a.Entries.Count > 0)];

    private static HashSet<string> PagesOf(Assembly assembly) =>
        [.. assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>(inherit: false)).Select(r => r.Template)];
}
