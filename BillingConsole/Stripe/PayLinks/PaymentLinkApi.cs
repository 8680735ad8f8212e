using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Stripe.PayLinks;

public static class PaymentLinkApi
{
    private static readonly CsvSheet<PaymentLinkView> Csv = CsvSheet<PaymentLinkView>.Of(
        "payment-links", "id created_at created_by customer customer_name invoice invoice_number currency amount status because expires_at",
        l => [l.Id, l.CreatedAt, l.CreatedBy, l.Customer, l.CustomerName, l.Invoice, l.InvoiceNumber, l.Currency, l.Amount, l.Status, l.Because, l.ExpiresAt]);

    public static void MapPaymentLinks(this RouteGroupBuilder api)
    {
        api.MapPost("/invoices/{id}/payment-links", (string id, Body<PaymentLinkBody> body, Api run) =>
                run.Create(body, b => new CreatePaymentLink(id, b), l => $"{HttpSetup.Root}/payment-links/{l.Id}"))
            .Says<PaymentLinkView>("Make a link by which an invoice is paid, in part or whole", """{"amount":"50.00"}""", 201);
        api.MapGet("/payment-links", (Listing listing, string? customer, string? invoice, string? status, Api run, CancellationToken cancel) =>
                run.Read((PaymentLinkQueries q) => q.ListAsync(listing, new(customer, invoice, Status(status)), cancel)))
            .Says<PageOf<PaymentLinkView>>("List payment links, newest first");
        api.MapGet("/payment-links.csv", (string? customer, string? invoice, string? status, Api run, CancellationToken cancel) =>
                run.Csv(Csv, (PaymentLinkQueries q, Listing page) => q.ListAsync(page, new(customer, invoice, Status(status)), cancel)))
            .SaysCsv("Download payment links as CSV");
        api.MapGet("/payment-links/{id}", (string id, Api run, CancellationToken cancel) => run.Find((PaymentLinkQueries q) => q.FindAsync(id, cancel), "payment link", id))
            .Says<PaymentLinkView>("Read one payment link");
        api.MapPost("/payment-links/{id}/session", (string id, Api run) => run.Run(new OfferSession(id))).Says<PaymentLinkView>("Make Stripe's own page for a link, where customers cannot open this console");
        api.MapPost("/payment-links/{id}/cancel", (string id, Api run) => run.Run(new CancelPaymentLink(id))).Says<PaymentLinkView>("End a link that was not paid yet");
    }

    private static PaymentLinkStatus? Status(string? word) => word is null ? null
        : Words.TryParse<PaymentLinkStatus>(word, out var status) ? status : throw new RefusedException(Refusal.Invalid("status", $"Give one of {Words.All<PaymentLinkStatus>()}."));
}
