using System.Text.Json.Serialization;
using BillingConsole.Core.Amounts;
using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Wire;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Where a link stands, for whoever sent it.</summary>
public enum PaymentLinkStatus { Open, Processing, Paid, Expired, Canceled, Failed }

/// <param name="Because">Why it ended, or what to look at.</param>
public sealed record PaymentLinkView(
    Id<PaymentRequest> Id, string Url, Id<Invoice> Invoice, string? InvoiceNumber, Id<Customer> Customer, string CustomerName, Currency Currency, Money Amount,
    PaymentLinkStatus Status, string? Because, Instant ExpiresAt, Instant CreatedAt, string CreatedBy, [property: JsonIgnore] uint Version) : IVersionedView
{
    /// <summary>Stripe's own page for it, where customers cannot open this console; it ends at <see cref="StripeUrlExpiresAt"/>.</summary>
    public string? StripeUrl { get; init; }

    public Instant? StripeUrlExpiresAt { get; init; }

    /// <summary>Whether customers can open <see cref="Url"/>.</summary>
    [JsonIgnore]
    public bool IsPublic { get; init; }

    /// <summary>What to think of before sending it; said once, when it is made.</summary>
    public string? Warning { get; init; }

    [JsonIgnore]
    public bool CanCancel => Status == PaymentLinkStatus.Open;
}

/// <summary>What a new link of an invoice can ask for.</summary>
/// <param name="IsPublic">Whether customers can open an address of this console at all.</param>
public sealed record PaymentLinkOffer(Money Due, Money Left, Money? Least, string? WhyNot, bool IsPublic)
{
    /// <summary>What would be left after asking for this much, where it is too little for another link.</summary>
    public Money? RestOf(decimal amount) => Left - Money.Round(amount, Left.Currency) is { IsPositive: true } rest && rest < Least ? rest : null;
}

/// <summary>Which links a list shows; nulls do not narrow it.</summary>
public sealed record PaymentLinkFilter(string? Customer = null, string? Invoice = null, PaymentLinkStatus? Status = null);

/// <summary>Words a request as the link that it is.</summary>
public sealed class PaymentLinkReader(RealTime time, OwnAddress own)
{
    public PaymentLinkView Of(PaymentRequest r, Invoice invoice, Customer customer) => new(
        r.Id, UrlOf(r), invoice.Id, invoice.Number, customer.Id, customer.Name, r.Currency, r.Amount, StatusOf(r.StateAt(time.Now)), r.Because, r.ExpiresAt, r.CreatedAt, r.CreatedBy, r.Version)
    {
        IsPublic = own.IsPublic, StripeUrl = HasSession(r) ? r.SessionUrl : null, StripeUrlExpiresAt = HasSession(r) ? r.SessionExpiresAt : null,
    };

    private bool HasSession(PaymentRequest r) => !own.IsPublic && r.State == PaymentRequestState.Open && r.IsReserving(time.Now) && r.SessionExpiresAt > time.Now;

    public string UrlOf(PaymentRequest request) => new Uri(own.Public, PayApi.PathOf(request.Token)).ToString();

    private static PaymentLinkStatus StatusOf(PaymentRequestState state) => state switch
    {
        PaymentRequestState.Draft or PaymentRequestState.Open => PaymentLinkStatus.Open,
        PaymentRequestState.Processing => PaymentLinkStatus.Processing,
        PaymentRequestState.Paid => PaymentLinkStatus.Paid,
        PaymentRequestState.Expired => PaymentLinkStatus.Expired,
        PaymentRequestState.Canceled => PaymentLinkStatus.Canceled,
        PaymentRequestState.Failed => PaymentLinkStatus.Failed,
    };
}

[Needs(Permission.Read)]
public sealed class PaymentLinkQueries(BillingDb db, RealTime time, PaymentRequests requests, PaymentLinkReader reader, OwnAddress own)
{
    public async Task<PageOf<PaymentLinkView>> ListAsync(Listing listing, PaymentLinkFilter filter, CancellationToken cancel)
    {
        var page = await (await FilteredAsync(filter, cancel)).PageAsync(listing, cancel);
        var (invoices, customers) = (page.Data.Select(r => r.InvoiceId).ToList(), page.Data.Select(r => r.CustomerId).ToList());
        var byInvoice = await db.Set<Invoice>().AsNoTracking().Where(i => invoices.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var byCustomer = await db.Set<Customer>().AsNoTracking().Where(c => customers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return page.Select(r => reader.Of(r, byInvoice[r.InvoiceId], byCustomer[r.CustomerId]));
    }

    public async Task<PaymentLinkView?> FindAsync(string named, CancellationToken cancel) =>
        Id<PaymentRequest>.TryParse(named, out var id) && await db.Set<PaymentRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is { } request
            ? reader.Of(request, await db.Set<Invoice>().SingleAsync(i => i.Id == request.InvoiceId, cancel), await db.Set<Customer>().SingleAsync(c => c.Id == request.CustomerId, cancel))
            : null;

    public async Task<PaymentLinkOffer?> OfferAsync(string named, CancellationToken cancel)
    {
        if (await db.FindInvoiceAsync(named, cancel) is not { } invoice) return null;
        var left = await requests.LeftAsync(invoice, cancel);
        return new(invoice.Due, left, StripeMoney.Minimum(invoice.Currency), PaymentRequests.WhyClosed(invoice), own.IsPublic);
    }

    private async Task<IQueryable<PaymentRequest>> FilteredAsync(PaymentLinkFilter filter, CancellationToken cancel)
    {
        var rows = db.Set<PaymentRequest>().AsNoTracking();
        if (filter.Customer is { } customer)
        {
            var found = await db.CustomerNamedAsync(customer, cancel);
            rows = rows.Where(r => r.CustomerId == found.Id);
        }
        if (filter.Invoice is { } invoice)
        {
            var found = await db.InvoiceNamedAsync(invoice, cancel);
            rows = rows.Where(r => r.InvoiceId == found.Id);
        }
        return filter.Status is { } status ? Having(rows, status) : rows;
    }

    private IQueryable<PaymentRequest> Having(IQueryable<PaymentRequest> rows, PaymentLinkStatus status)
    {
        var now = time.Now;
        return status switch
        {
            PaymentLinkStatus.Open => rows.Where(r => (r.State == PaymentRequestState.Draft || r.State == PaymentRequestState.Open) && r.ExpiresAt > now),
            PaymentLinkStatus.Expired => rows.Where(r => r.State == PaymentRequestState.Expired || ((r.State == PaymentRequestState.Draft || r.State == PaymentRequestState.Open) && r.ExpiresAt <= now)),
            PaymentLinkStatus.Processing => rows.Where(r => r.State == PaymentRequestState.Processing),
            PaymentLinkStatus.Paid => rows.Where(r => r.State == PaymentRequestState.Paid),
            PaymentLinkStatus.Canceled => rows.Where(r => r.State == PaymentRequestState.Canceled),
            PaymentLinkStatus.Failed => rows.Where(r => r.State == PaymentRequestState.Failed),
        };
    }
}
