using Microsoft.AspNetCore.WebUtilities;

namespace BillingConsole.Shell;

/// <summary>Every address of the console's pages; nobody builds one by hand.</summary>
public static class Links
{
    public const string Home = "/";
    public const string Login = "/login";
    public const string Logout = "/logout";
    public const string Profile = "/profile";
    public const string NotFound = "/not-found";
    public const string Error = "/error";

    public const string Plans = "/plans";
    public const string NewPlan = "/plans/new";
    public const string AddOns = "/add-ons";
    public const string NewAddOn = "/add-ons/new";
    public const string Coupons = "/coupons";
    public const string NewCoupon = "/coupons/new";
    public const string Features = "/features";
    public const string NewFeature = "/features/new";
    public const string Meters = "/meters";
    public const string NewMeter = "/meters/new";

    public const string Customers = "/customers";
    public const string NewCustomer = "/customers/new";
    public const string Subscriptions = "/subscriptions";
    public const string AssignPlanPage = "/subscriptions/assign";
    public const string Approvals = "/approvals";
    public const string DealPolicy = "/approvals/policy";
    public const string Overrides = "/overrides";
    public const string Renewals = "/renewals";

    public const string Invoices = "/invoices";
    public const string NewInvoicePage = "/invoices/new";
    public const string BillingRuns = "/billing-runs";
    public const string BulkRuns = "/bulk-runs";
    public const string BillingCockpit = "/billing-runs/upcoming";
    public const string Payments = "/payments";
    public const string PaymentLinks = "/payment-links";
    public const string CreditNotes = "/credit-notes";
    public const string Wallets = "/wallets";
    public const string Alerts = "/alerts";
    public const string Taxes = "/taxes";
    public const string NewTax = "/taxes/new";
    public const string TaxDefaults = "/taxes/defaults";

    public const string Accounts = "/ledger/accounts";
    public const string Journal = "/ledger/journal";
    public const string TrialBalance = "/ledger/trial-balance";
    public const string PeriodClose = "/ledger/close";

    public const string Events = "/usage/events";
    public const string EventPage = "/usage/event";
    public const string RejectedEvents = "/usage/rejected";
    public const string UsageRollUps = "/usage/roll-ups";
    public const string UsageDrift = "/usage/drift";
    public const string ImportEvents = "/usage/import";

    public const string Stripe = "/stripe";
    public const string StripeEvents = "/stripe/events";
    public const string StripeCustomers = "/stripe/customers";
    public const string StripeSuggestions = "/stripe/suggestions";
    public const string StripeConflicts = "/stripe/conflicts";
    public const string StripeDrift = "/stripe/drift";
    public const string StripeBackfill = "/stripe/backfill";
    public const string Webhooks = "/webhooks";
    public const string Jobs = "/jobs";
    public const string Deliveries = "/deliveries";
    public const string AuditLog = "/audit";
    public const string Users = "/users";
    public const string ApiKeys = "/api-keys";
    public const string Company = "/company";
    public const string TestClock = "/test-clock";

    public static string Plan(object id) => Of(Plans, id);
    public static string EditPlan(object id) => Of(Plans, id, "edit");
    public static string AddOn(object id) => Of(AddOns, id);
    public static string Coupon(object id) => Of(Coupons, id);
    public static string Feature(object id) => Of(Features, id);
    public static string Meter(object id) => Of(Meters, id);
    public static string MeterStudio(object id) => Of(Meters, id, "studio");
    public static string Customer(object id, string? tab = null) => With(Of(Customers, id), ("tab", tab));
    public static string Statement(object customer) => Of(Customers, customer, "statement");
    public static string StatementPdf(object customer, string? from = null, string? to = null) => With(Of(Customers, customer, "statement.pdf"), ("from", from), ("to", to));
    public static string EditCustomer(object id) => Of(Customers, id, "edit");
    public static string Subscription(object id, string? tab = null) => With(Of(Subscriptions, id), ("tab", tab));
    public static string RenewalsOf(string? month) => With(Renewals, ("month", month));
    public static string AssignPlan(object? customer = null, object? plan = null) =>
        With(AssignPlanPage, ("customer", customer?.ToString()), ("plan", plan?.ToString()));
    public static string Invoice(object id) => Of(Invoices, id);
    public static string ExplainInvoice(object id) => Of(Invoices, id, "explain");
    public static string InvoicePdf(object id) => Of(Invoices, id, "pdf");
    public static string NewInvoice(object? customer = null) => With(NewInvoicePage, ("customer", customer?.ToString()));
    public static string InvoicesOf(object? customer = null, string? status = null, bool overdue = false) =>
        With(Invoices, ("customer", customer?.ToString()), ("status", status), ("overdue", overdue ? "true" : null));
    public static string BillingRun(object id) => Of(BillingRuns, id);
    public static string BulkRun(object id) => Of(BulkRuns, id);
    public static string Payment(object id) => Of(Payments, id);
    public static string PaymentLink(object id) => Of(PaymentLinks, id);
    public static string CreditNote(object id) => Of(CreditNotes, id);
    public static string CreditNotePdf(object id) => Of(CreditNotes, id, "pdf");
    public static string Wallet(object id) => Of(Wallets, id);
    public static string Tax(object id) => Of(Taxes, id);
    public static string Account(object code) => Of(Accounts, code);
    public static string Entry(object id) => Of(Journal, id);
    public static string EventsOf(object? customer = null, object? meter = null) =>
        With(Events, ("customer", customer?.ToString()), ("meter", meter?.ToString()));
    public static string Event(object source, object id) => With(EventPage, ("source", source.ToString()), ("id", id.ToString()));
    public static string RejectedEvent(object id) => Of(RejectedEvents, id);
    public static string UsageOf(object? customer = null, object? meter = null) =>
        With(UsageRollUps, ("customer", customer?.ToString()), ("meter", meter?.ToString()));
    public static string StripeConflictsOf(object customer) => With(StripeConflicts, ("customer", customer.ToString()));
    public static string Webhook(object id) => Of(Webhooks, id);
    public static string WebhookDelivery(object endpoint, object id) => $"{Of(Webhooks, endpoint, "deliveries")}/{Uri.EscapeDataString($"{id}")}";
    public static string Job(object name) => Of(Jobs, name);
    public static string AuditOf(object objectId) => With(AuditLog, ("object", objectId.ToString()));
    public static string User(object id) => Of(Users, id);
    public static string LoginFor(string returnUrl) => With(Login, ("returnUrl", returnUrl));

    /// <summary>The path with those of the values that are there, as its query.</summary>
    public static string With(string path, params (string Name, string? Value)[] query) => QueryHelpers.AddQueryString(
        path, query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => KeyValuePair.Create(q.Name, q.Value)));

    private static string Of(string list, object id, string? part = null) =>
        $"{list}/{Uri.EscapeDataString($"{id}")}{(part is null ? "" : "/" + part)}";
}
