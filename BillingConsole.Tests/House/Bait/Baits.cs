namespace BillingConsole.Tests.House.Bait;

/// <summary>Code that breaks one rule each, in every way that code can name a type; the rest of this folder is what it names.</summary>
internal static class Baits
{
    public static IReadOnlyList<(Type Type, string Breaks)> All { get; } =
    [
        (typeof(Core.Amounts.ReadsTheClock), "Core uses the base library's values and NodaTime"),
        (typeof(Core.Pricing.Awaits), "Core uses the base library's values and NodaTime"),
        (typeof(Core.Pricing.KnowsTheAudit), "Core uses nothing of the house"),
        (typeof(Platform.Data.NamesATable), "Platform knows no capability"),
        (typeof(Platform.Http.OpensADialog), "Platform knows nothing of Shell"),
        (typeof(Platform.Security.KnowsIdentity), "Only Access knows Identity"),
        (typeof(Shell.ShowsAPlan), "Shell knows no capability"),
        (typeof(Shell.ServesFiles), "Shell is components"),
        (typeof(Usage.AsksTheCatalog), "Capabilities follow the graph"),
        (typeof(Payments.CallsStripe), "Capabilities follow the graph"),
        (typeof(StripeSimulator.KnowsMoney), "The simulator knows nothing of the console"),
        (typeof(Coupons.AnswersRequests), "Rules know nothing of HTTP"),
        (typeof(Coupons.TalksToTheScreen), "Operations, entities and endpoints know nothing of the screen"),
        (typeof(Catalog.PlanApi), "Endpoints and pages see values of Core, not its rules"),
        (typeof(Taxes.TaxApi), "Endpoints and pages leave the database to operations and queries"),
        (typeof(Invoices.Dialogs), "Endpoints and pages leave the database to operations and queries"),
        (typeof(Invoices.OutboxPage), "Pages use the lift alone"),
        (typeof(Invoices.UploadPage), "Pages know components, not HTTP"),
        (typeof(Wallets.ExpiryJob), "Only the platform's jobs know the scheduler"),
    ];
}
