using BillingConsole.Platform.Http;

namespace BillingConsole.Invoices.Statements;

public static class StatementApi
{
    public static void MapStatements(this RouteGroupBuilder api)
    {
        api.MapGet("/customers/{id}/statement", (string id, string? from, string? to, Api run, CancellationToken cancel) =>
                run.Find((StatementQueries q) => q.OfAsync(id, from, to, cancel), "customer", id))
            .Says<StatementView>("A statement of account: what was owed, charged and paid, and what is owed now");
        api.MapGet("/customers/{id}/statement.pdf", (string id, string? from, string? to, Api run, CancellationToken cancel) => Pdf(run, id, from, to, cancel))
            .WithSummary("Download the statement of account as a PDF").Produces(200, contentType: InvoicePdf.ContentType);
    }

    /// <summary>For a browser, which has the session's cookie and no key.</summary>
    public static void MapStatementPdf(this WebApplication app) =>
        app.MapGet("/customers/{id}/statement.pdf", (string id, string? from, string? to, Api run, CancellationToken cancel) => Pdf(run, id, from, to, cancel))
            .RequireAuthorization().ExcludeFromDescription();

    private static Task<IResult> Pdf(Api run, string id, string? from, string? to, CancellationToken cancel) =>
        run.Download((StatementDocuments d) => d.PdfAsync(id, QueryDate.Read("from", from), QueryDate.Read("to", to), cancel), InvoicePdf.ContentType, "customer", id);
}
