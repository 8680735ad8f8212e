using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Stripe.Connection;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>What printed and mailed invoices name as the place to pay: the newest link that is open, and only an address that customers can open.</summary>
public sealed class PayOnline(PaymentRequests requests, PaymentLinkReader reader, OwnAddress own) : IPayOnline
{
    public async Task<string?> AddressOfAsync(Id<Invoice> invoice, CancellationToken cancel) =>
        own.IsPublic && (await requests.ReservingAsync(invoice, cancel)).FindLast(r => r.State != PaymentRequestState.Processing) is { } request ? reader.UrlOf(request) : null;
}
