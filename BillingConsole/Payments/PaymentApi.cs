using BillingConsole.Invoices;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Wallets;

namespace BillingConsole.Payments;

public static class PaymentApi
{
    private static readonly CsvSheet<PaymentView> Csv = CsvSheet<PaymentView>.Of(
        "payments", "id received_on customer customer_name invoice invoice_number method reference currency amount applied unapplied refunded created_at disputed lost",
        p => [p.Id, p.ReceivedOn, p.Customer, p.CustomerName, p.Invoice, p.InvoiceNumber, p.Method, p.Reference, p.Currency, p.Amount, p.Applied, p.Unapplied, p.Refunded, p.CreatedAt, p.Disputed, p.Lost]);

    public static void MapPayments(this RouteGroupBuilder api)
    {
        api.MapPost("/invoices/{id}/payments", (string id, Body<PaymentBody> body, Api run) =>
                run.Create(body, b => new RecordPayment(id, b), p => $"{HttpSetup.Root}/payments?invoice={p.Invoice}"))
            .Says<PaymentView>("Record a payment", """{"amount":"50.00","method":"bank_transfer","reference":"WIRE 4711","received_on":"2026-02-03"}""", 201);
        api.MapGet("/payments", (Listing listing, string? customer, string? invoice, string? method, string? from, string? to, bool? unapplied, string? search, bool? disputed, Api run, CancellationToken cancel) =>
                run.Read((PaymentQueries q) => q.ListAsync(listing, new(customer, invoice, method, QueryDate.Read("from", from), QueryDate.Read("to", to), unapplied, search, disputed), cancel)))
            .Says<PageOf<PaymentView>>("List payments, newest first");
        api.MapGet("/payments.csv", (string? customer, string? invoice, string? method, string? from, string? to, bool? unapplied, string? search, bool? disputed, Api run, CancellationToken cancel) =>
                run.Csv(Csv, (PaymentQueries q, Listing page) => q.ListAsync(page, new(customer, invoice, method, QueryDate.Read("from", from), QueryDate.Read("to", to), unapplied, search, disputed), cancel)))
            .SaysCsv("Download payments as CSV");
        api.MapGet("/payments/{id}", (string id, Api run, CancellationToken cancel) => run.Find((PaymentQueries q) => q.FindAsync(id, cancel), "payment", id))
            .Says<PaymentView>("Read one payment");
        api.MapPost("/payments/{id}/refund", (string id, Body<RefundBody> body, Api run) => run.Run(body, b => new RefundPayment(id, b)))
            .Says<PaymentView>("Refund a payment, its unapplied part first", """{"amount":"10.00","reason":"charged twice"}""");
        api.MapPost("/wallets/{id}/top-ups", (string id, Body<TopUpBody> body, Api run) => run.Create(
                body, b => b.Payment is TopUpPayment.Invoice or TopUpPayment.Link ? (IInput<CreditView>)new TopUpByInvoice(id, b) : new TopUpWallet(id, b), c => $"{HttpSetup.Root}/wallets/{c.Wallet}/top-ups"))
            .Says<CreditView>("Top up a wallet: grant credit, record what was paid, or ask for it by invoice or by a link", """{"amount":"200.00","kind":"granted","reason":"goodwill after the outage","expires_on":"2026-12-31"}""", 201);
        api.MapPost("/invoices/{id}/apply-credit", (string id, Body<AmountBody> body, Api run) => run.Run(body, b => new ApplyCredit(id, b)))
            .Says<InvoiceView>("Pay an invoice from the customer's credit balance", """{"amount":"10.00"}""");
        api.MapPost("/customers/{id}/refund-credit", (string id, Body<RefundBody> body, Api run) => run.Run(body, b => new RefundCredit(id, b)))
            .Says<CustomerBalanceView>("Pay a customer's credit balance out", """{"amount":"10.00","reason":"contract ended"}""");
    }
}
