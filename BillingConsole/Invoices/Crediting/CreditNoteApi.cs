using BillingConsole.Platform.Http;

namespace BillingConsole.Invoices.Crediting;

public static class CreditNoteApi
{
    private const string Example = """{"lines":[{"line":"lin_01","amount":"10.00"}],"reason":"two days without service","to":"balance"}""";

    public static void MapCreditNotes(this RouteGroupBuilder api)
    {
        api.MapPost("/invoices/{id}/credit-notes", (string id, Body<CreditNoteBody> body, Api run) =>
                run.Create(body, b => new IssueCreditNote(id, b), n => $"{HttpSetup.Root}/credit-notes/{n.Id}"))
            .Says<CreditNoteView>("Take a part of an invoice back", Example, 201);
        api.MapPost("/invoices/{id}/credit-notes/preview", (string id, Body<CreditNoteBody> body, Api run) => run.Run(body, b => new PreviewCreditNote(id, b)))
            .Says<CreditNoteView>("What a credit note would say; saves nothing", Example);
        api.MapGet("/credit-notes", (Listing listing, string? customer, string? invoice, string? from, string? to, string? search, Api run, CancellationToken cancel) =>
                run.Read((CreditNoteQueries q) => q.ListAsync(listing, new(customer, invoice, QueryDate.Read("from", from), QueryDate.Read("to", to), search), cancel)))
            .Says<PageOf<CreditNoteView>>("List credit notes, newest first");
        api.MapGet("/credit-notes/{id}", (string id, Api run, CancellationToken cancel) => run.Find((CreditNoteQueries q) => q.FindAsync(id, cancel), "credit note", id))
            .Says<CreditNoteView>("Read one credit note");
        api.MapGet("/credit-notes/{id}/pdf", (string id, Api run, CancellationToken cancel) => run.Download((CreditNoteDocuments d) => d.PdfAsync(id, cancel), InvoicePdf.ContentType, "credit note", id))
            .WithSummary("Download the credit note as a PDF").Produces(200, contentType: InvoicePdf.ContentType);
    }

    /// <summary>For a browser, which has the session's cookie and no key.</summary>
    public static void MapCreditNotePdf(this WebApplication app) =>
        app.MapGet("/credit-notes/{id}/pdf", (string id, Api run, CancellationToken cancel) => run.Download((CreditNoteDocuments d) => d.PdfAsync(id, cancel), InvoicePdf.ContentType, "credit note", id))
            .RequireAuthorization().ExcludeFromDescription();
}
