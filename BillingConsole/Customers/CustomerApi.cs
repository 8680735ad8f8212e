using BillingConsole.Customers.Timeline;
using BillingConsole.Platform.Http;

namespace BillingConsole.Customers;

public static class CustomerApi
{
    private const string Example = """{"external_id":"acme","name":"Acme GmbH","email":"billing@acme.example","currency":"USD","time_zone":"Asia/Kolkata","taxes":["GST"]}""";

    private static readonly CsvSheet<CustomerView> Csv = CsvSheet<CustomerView>.Of(
        "customers", "id external_id name email phone line1 line2 city state postal_code country currency time_zone payment_terms_days tax_id tax_exempt taxes created_at archived_at",
        c => [
            c.Id, c.ExternalId, c.Name, c.Email, c.Phone, c.Address.Line1, c.Address.Line2, c.Address.City, c.Address.State, c.Address.PostalCode, c.Address.Country, c.Currency, c.TimeZone,
            c.PaymentTermsDays, c.TaxId, c.TaxExempt, string.Join(' ', c.Taxes), c.CreatedAt, c.ArchivedAt,
        ]);

    public static void MapCustomers(this RouteGroupBuilder api)
    {
        api.MapPost("/customers", (Body<CustomerBody> body, Api run) =>
                run.Create(body, b => new CreateCustomer(b), c => $"{HttpSetup.Root}/customers/{c.Id}"))
            .Says<CustomerView>("Create a customer", Example, 201);
        api.MapGet("/customers", (Listing listing, string? search, bool? archived, Api run, CancellationToken cancel) =>
                run.Read((CustomerQueries q) => q.ListAsync(listing, search, archived ?? false, cancel)))
            .Says<PageOf<CustomerView>>("List customers, newest first");
        api.MapGet("/customers.csv", (string? search, bool? archived, Api run, CancellationToken cancel) =>
                run.Csv(Csv, (CustomerQueries q, Listing page) => q.ListAsync(page, search, archived ?? false, cancel)))
            .SaysCsv("Download customers as CSV");
        api.MapGet("/customers/{id}", (string id, Api run, CancellationToken cancel) =>
                run.Find((CustomerQueries q) => q.FindAsync(id, cancel), "customer", id))
            .Says<CustomerView>("Read one customer");
        api.MapPatch("/customers/{id}", (string id, Body<CustomerBody> body, Api run) => run.Run(body, b => new ChangeCustomer(id, b)))
            .Says<CustomerView>("Change a customer", """{"payment_terms_days":14}""");
        api.MapPost("/customers/{id}/archive", (string id, Api run) => run.Run(new ArchiveCustomer(id)))
            .Says<CustomerView>("Archive a customer");
        api.MapGet("/customers/{id}/timeline", (string id, Listing listing, Api run, CancellationToken cancel) =>
                run.Find((TimelineQueries q) => q.OfAsync(id, listing, cancel), "customer", id))
            .Says<PageOf<TimelineRow>>("Everything that happened to a customer, newest first, with the running balance");
        api.MapGet("/company", (Api run, CancellationToken cancel) => run.Read((CompanyQueries q) => q.ViewAsync(cancel)))
            .Says<CompanyView>("Read the company's settings");
        api.MapGet("/company/logo", (Api run, CancellationToken cancel) =>
                run.Download(async (CompanyQueries q) => await q.LogoAsync(cancel) is { } png ? ("logo.png", png) : ((string, byte[])?)null, "image/png", "logo", "company"))
            .WithSummary("Download the logo on printed documents").Produces(200, contentType: "image/png").ProducesProblem(404);
        api.MapPut("/company/logo", (Body<CompanyLogoBody> body, Api run) => run.Run(body, b => new SetCompanyLogo(b)))
            .WithSummary("Set the logo on printed documents: a PNG in base 64").Produces(204).ProducesProblem(422);
        api.MapDelete("/company/logo", (Api run) => run.Run(new RemoveCompanyLogo())).WithSummary("Remove the logo").Produces(204);
        api.MapPatch("/company", (Body<CompanyBody> body, Api run) => run.Run(body, b => new ChangeCompany(b)))
            .Says<CompanyView>("Change the company's settings", """{"name":"Example Ltd","time_zone":"Europe/Berlin"}""");
    }
}
