using BillingConsole.Platform.Http;

namespace BillingConsole.Payments;

public static class PaymentApi
{
    public static void MapPayments(this RouteGroupBuilder api)
    {
        api.MapPost("/invoices/{id}/payments", (string id, Body<PaymentBody> body, Api run) =>
                run.Create(body, b => new RecordPayment(id, b), p => $"{HttpSetup.Root}/payments?invoice={p.Invoice}"))
            .Says<PaymentView>("Record a payment", """{"amount":"50.00","method":"bank_transfer","reference":"WIRE 4711","received_on":"2026-02-03"}""", 201);
        api.MapGet("/payments", (Listing listing, string? customer, string? invoice, Api run, CancellationToken cancel) =>
                run.Read((PaymentQueries q) => q.ListAsync(listing, customer, invoice, cancel)))
            .Says<PageOf<PaymentView>>("List payments, newest first");
    }
}
