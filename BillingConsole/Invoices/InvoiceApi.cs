using BillingConsole.Invoices.Bulk;
using BillingConsole.Invoices.Cockpit;
using BillingConsole.Invoices.Crediting;
using BillingConsole.Invoices.Mailing;
using BillingConsole.Invoices.Statements;
using BillingConsole.Platform.Http;

namespace BillingConsole.Invoices;

public static class InvoiceApi
{
    private static readonly CsvSheet<InvoiceRow> Csv = CsvSheet<InvoiceRow>.Of(
        "invoices", "id number status customer customer_name subscription currency period_start period_end issued_on due_on overdue total amount_paid amount_due",
        i => [i.Id, i.Number, i.Status, i.Customer, i.CustomerName, i.Subscription, i.Currency, i.Period.Start, i.Period.End, i.IssuedOn, i.DueOn, i.Overdue, i.Total, i.AmountPaid, i.AmountDue]);

    public static void MapInvoices(this RouteGroupBuilder api)
    {
        api.MapCreditNotes();
        api.MapStatements();
        api.MapCockpit();
        api.MapBulk();
        api.MapPost("/billing-runs", (Body<BillingRunBody> body, Api run) =>
                run.Run(202, body, b => new StartBillingRun(b), r => $"{HttpSetup.Root}/billing-runs/{r.Id}"))
            .Says<BillingRunView>("Bill everything that is due", """{"as_of":"2026-02-01","dry_run":false}""", 202);
        api.MapGet("/billing-runs", (Listing listing, Api run, CancellationToken cancel) => run.Read((InvoiceQueries q) => q.RunsAsync(listing, cancel)))
            .Says<PageOf<BillingRunView>>("List billing runs");
        api.MapGet("/billing-runs/{id}", (string id, Api run, CancellationToken cancel) => run.Find((InvoiceQueries q) => q.RunAsync(id, cancel), "billing run", id))
            .Says<BillingRunView>("Read the progress of a billing run");
        api.MapGet("/customers/{id}/balance", (string id, Api run, CancellationToken cancel) =>
                run.Find((CustomerBalanceQueries q) => q.FindAsync(id, cancel), "customer", id))
            .Says<CustomerBalanceView>("What a customer owes and has to its credit");
        api.MapPost("/invoices", (Body<OneOffInvoiceBody> body, Api run) => run.Create(body, b => new CreateInvoice(b), i => $"{HttpSetup.Root}/invoices/{i.Id}"))
            .Says<InvoiceView>("Write a one-off invoice", """{"customer":"acme","lines":[{"description":"Onboarding","quantity":"1","unit_amount":"500.00"}],"finalize":true}""", 201);
        api.MapGet("/invoices", (Listing listing, string? status, string? customer, bool? overdue, string? from, string? to, string? search, string? subscription, Api run, CancellationToken cancel) =>
                run.Read((InvoiceQueries q) => q.ListAsync(listing, new(status, customer, overdue, QueryDate.Read("from", from), QueryDate.Read("to", to), search, subscription), cancel)))
            .Says<PageOf<InvoiceRow>>("List invoices, newest first");
        api.MapGet("/invoices.csv", (string? status, string? customer, bool? overdue, string? from, string? to, string? search, string? subscription, Api run, CancellationToken cancel) =>
                run.Csv(Csv, (InvoiceQueries q, Listing page) => q.ListAsync(page, new(status, customer, overdue, QueryDate.Read("from", from), QueryDate.Read("to", to), search, subscription), cancel)))
            .SaysCsv("Download invoices as CSV");
        api.MapGet("/invoices/{id}", (string id, Api run, CancellationToken cancel) => run.Find((InvoiceQueries q) => q.FindAsync(id, cancel), "invoice", id))
            .Says<InvoiceView>("Read one invoice with its lines, discounts, taxes, payments and journal");
        api.MapGet("/invoices/{id}/explain", (string id, Api run, CancellationToken cancel) => run.Find((ExplainQueries q) => q.ExplainAsync(id, cancel), "invoice", id))
            .Says<InvoiceExplanation>("Explain every line down to the events");
        api.MapGet("/invoices/{id}/pdf", (string id, Api run, CancellationToken cancel) => run.Download((InvoiceDocuments d) => d.PdfAsync(id, cancel), InvoicePdf.ContentType, "invoice", id))
            .WithSummary("Download the invoice as a PDF").Produces(200, contentType: InvoicePdf.ContentType);
        api.MapPost("/invoices/{id}/finalize", (string id, Api run) => run.Run(new FinaliseInvoice(id))).Says<InvoiceView>("Finalise a draft");
        api.MapPost("/invoices/{id}/void", (string id, Body<VoidBody> body, Api run) => run.Run(body, b => new VoidInvoice(id, b.Reason, b.Rebill ?? false)))
            .Says<InvoiceView>("Void an invoice", """{"reason":"billed at the old price","rebill":true}""");
        api.MapPost("/invoices/{id}/mark-uncollectible", (string id, Body<ReasonBody> body, Api run) => run.Run(body, b => new WriteOffInvoice(id, b.Reason)))
            .Says<InvoiceView>("Write off what is due", """{"reason":"customer is insolvent"}""");
        api.MapPost("/invoices/{id}/send", (string id, Api run) => run.Run(new SendInvoice(id))).Says<InvoiceView>("Send the invoice by e-mail");
        api.MapGet("/invoices/{id}/mails", (string id, Api run, CancellationToken cancel) => run.Find((InvoiceMailQueries q) => q.OfAsync(id, cancel), "invoice", id))
            .Says<IReadOnlyList<InvoiceMailView>>("Read what was written to the customer about an invoice, and whether it left");
        api.MapPut("/invoices/{id}/taxes", (string id, Body<TaxCodesBody> body, Api run) => run.Run(body, b => new SetInvoiceTaxes(id, b)))
            .Says<InvoiceView>("Set the taxes of a draft", """{"taxes":["GST"]}""");
        api.MapPut("/invoices/{id}/coupons", (string id, Body<CouponCodesBody> body, Api run) => run.Run(body, b => new SetInvoiceCoupons(id, b)))
            .Says<InvoiceView>("Set the coupons that a draft holds beside its deal's", """{"coupons":["WELCOME"]}""");
        api.MapPost("/invoices/{id}/rebill", (string id, Api run) => run.Run(new RebillInvoice(id))).Says<InvoiceView>("Bill a voided period again, as a draft");
    }

    /// <summary>For a browser, which has the session's cookie and no key; the query asks for the right to read.</summary>
    public static void MapInvoicePdf(this WebApplication app)
    {
        app.MapCreditNotePdf();
        app.MapStatementPdf();
        app.MapGet("/invoices/{id}/pdf", (string id, Api run, CancellationToken cancel) => run.Download((InvoiceDocuments d) => d.PdfAsync(id, cancel), InvoicePdf.ContentType, "invoice", id))
            .RequireAuthorization().ExcludeFromDescription();
    }
}

public sealed record ReasonBody
{
    public string? Reason { get; init; }
}

public sealed record VoidBody
{
    public string? Reason { get; init; }

    /// <summary>Bills the same again at once, as a draft.</summary>
    public bool? Rebill { get; init; }
}

public sealed record CouponCodesBody
{
    public List<string>? Coupons { get; init; }
}

public sealed record TaxCodesBody
{
    public List<string>? Taxes { get; init; }
}
