using BillingConsole.Platform.Http;

namespace BillingConsole.Taxes;

public static class TaxApi
{
    private const string Example = """{"code":"GST","name":"GST","kind":"percentage","rate":"18","country":"IN","starts_on":"2026-01-01"}""";

    public static void MapTaxes(this RouteGroupBuilder api)
    {
        api.MapPost("/taxes", (Body<TaxBody> body, Api run) => run.Create(body, b => new CreateTax(b), t => $"{HttpSetup.Root}/taxes/{t.Id}"))
            .Says<TaxView>("Create a tax", Example, 201);
        api.MapGet("/taxes", (Listing listing, string? search, bool? archived, Api run, CancellationToken cancel) =>
                run.Read((TaxQueries q) => q.ListAsync(listing, search, archived ?? false, cancel)))
            .Says<PageOf<TaxView>>("List taxes, newest first");
        api.MapGet("/taxes/{id}", (string id, Api run, CancellationToken cancel) => run.Find((TaxQueries q) => q.FindAsync(id, cancel), "tax", id))
            .Says<TaxView>("Read one tax with its versions");
        api.MapPatch("/taxes/{id}", (string id, Body<TaxChange> body, Api run) => run.Run(body, b => new ChangeTax(id, b)))
            .Says<TaxView>("Change a tax; a new rate is charged from its day on", """{"rate":"20","starts_on":"2027-01-01"}""");
        api.MapPost("/taxes/{id}/archive", (string id, Api run) => run.Run(new ArchiveTax(id)))
            .Says<TaxView>("Archive a tax; later invoices no longer charge it");
    }
}
