using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>What is asked for on one invoice, and how a link ends.</summary>
public sealed class PaymentRequests(BillingDb db, RealTime time, Outbox outbox)
{
    /// <summary>The links of an invoice that may still bring money, the oldest first.</summary>
    public async Task<List<PaymentRequest>> ReservingAsync(Id<Invoice> invoice, CancellationToken cancel) =>
        [.. (await db.Set<PaymentRequest>().Where(r => r.InvoiceId == invoice).OrderBy(r => r.Id).ToListAsync(cancel)).Where(r => r.IsReserving(time.Now))];

    /// <summary>What a further link may ask for: what is due without what other links ask for already.</summary>
    public async Task<Money> LeftAsync(Invoice invoice, CancellationToken cancel) =>
        invoice.Due - Money.Sum((await ReservingAsync(invoice.Id, cancel)).Select(r => r.Amount), invoice.Currency);

    /// <summary>Ends a link. Its session at Stripe is closed after the commit, or reconciled when it was quicker.</summary>
    public void Cancel(PaymentRequest request, string because)
    {
        (request.State, request.Because) = (PaymentRequestState.Canceled, because);
        CloseSession(request.SessionId);
    }

    public void CloseSession(string? session)
    {
        if (session is not null) outbox.Send(SessionCourier.KindName, new ClosedSession(session));
    }

    /// <summary>Keeps, from the oldest on, the links that the invoice still needs, and ends the others.</summary>
    public async Task FitAsync(Invoice invoice, CancellationToken cancel)
    {
        var requests = await ReservingAsync(invoice.Id, cancel);
        var left = invoice.Due - Money.Sum(requests.Where(r => r.State == PaymentRequestState.Processing).Select(r => r.Amount), invoice.Currency);
        foreach (var request in requests.Where(r => r.State != PaymentRequestState.Processing))
        {
            if (WhyClosed(invoice) is { } closed) Cancel(request, closed);
            else if (request.Amount > left) Cancel(request, $"Only {invoice.Due} is due on {invoice.Number} now.");
            else left -= request.Amount;
        }
    }

    /// <summary>Ends every link of a customer by which nobody has paid yet.</summary>
    public async Task EndAllAsync(Id<Customer> customer, string because, CancellationToken cancel)
    {
        var open = await db.Set<PaymentRequest>().Where(r => r.CustomerId == customer && (r.State == PaymentRequestState.Draft || r.State == PaymentRequestState.Open)).ToListAsync(cancel);
        foreach (var request in open.Where(r => r.IsReserving(time.Now))) Cancel(request, because);
    }

    /// <summary>Why nobody can be asked to pay this invoice, as a sentence; null when somebody can.</summary>
    public static string? WhyClosed(Invoice invoice) => invoice.Status switch
    {
        InvoiceStatus.Open or InvoiceStatus.PartiallyPaid => null,
        InvoiceStatus.Draft => "A draft is not owed yet. Finalise it first.",
        InvoiceStatus.Paid => $"{invoice.Number} is paid.",
        InvoiceStatus.Void => $"{invoice.Number} is void.",
        InvoiceStatus.Uncollectible => $"{invoice.Number} is written off.",
    };
}
