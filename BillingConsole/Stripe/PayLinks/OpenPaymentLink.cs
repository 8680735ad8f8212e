using BillingConsole.Customers;
using BillingConsole.Invoices;
using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Sync;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>What a payer meets behind a link.</summary>
public enum LinkDoor { Unknown, Go, Ask, Paid, Processing, Canceled, Expired, Failed, Unavailable }

/// <summary>The present request for a session: the same bytes under the same key, however often it is sent.</summary>
public sealed record SessionAsk(Id<PaymentRequest> Request, int Attempt, string Form, string Key);

/// <param name="Go">The address of an open session.</param>
public sealed record OpenedLink(LinkDoor Door, string? Number = null, string? Amount = null, string? Seller = null, string? Go = null, SessionAsk? Ask = null, string? Session = null);

/// <summary>Somebody follows a link: looks at the invoice as it is now, and says where to go or what to ask Stripe for.</summary>
[Needs(Permission.Administer)]
public sealed record OpenPaymentLink(string Token) : IInput<OpenedLink>;

public sealed class OpenPaymentLinkOperation(BillingDb db, RealTime time, PaymentRequests requests, SyncScopes scopes, PaymentLinkReader reader) : IOperation<OpenPaymentLink, OpenedLink>
{
    /// <summary>A session that is about to end is of no use to somebody who has to find a card.</summary>
    private static readonly Duration Spare = Duration.FromMinutes(5);

    /// <summary>Stripe forgets keys after a day; a request of which nothing was heard for half of it is not repeated.</summary>
    private static readonly Duration KeyIsGood = Duration.FromHours(12);

    public async Task<Result<OpenedLink>> RunAsync(OpenPaymentLink input, CancellationToken cancel)
    {
        if (await db.Set<PaymentRequest>().SingleOrDefaultAsync(r => r.Token == input.Token, cancel) is not { } request) return new OpenedLink(LinkDoor.Unknown);
        var invoice = await db.Set<Invoice>().SingleAsync(i => i.Id == request.InvoiceId, cancel);
        if (request.IsReserving(time.Now) && request.State != PaymentRequestState.Processing && (PaymentRequests.WhyClosed(invoice) is not null || request.Amount > invoice.Due))
            requests.Cancel(request, PaymentRequests.WhyClosed(invoice) ?? $"Only {invoice.Due} is due on {invoice.Number} now.");
        var seller = (await db.Set<Company>().AsNoTracking().SingleOrDefaultAsync(cancel))?.Name;
        var opened = new OpenedLink(DoorOf(request, invoice), invoice.Number, $"{request.Amount}", seller, Session: request.SessionId);
        if (opened.Door != LinkDoor.Ask) return opened;
        if (request.SessionUrl is { } url && request.SessionExpiresAt > time.Now + Spare) return opened with { Door = LinkDoor.Go, Go = url };
        if (request.SessionForm is null || request.SessionId is not null || request.AskedAt + KeyIsGood <= time.Now) await BeginAsync(request, invoice, cancel);
        return opened with { Ask = new(request.Id, request.Attempt, request.SessionForm!, request.SessionKey!) };
    }

    private LinkDoor DoorOf(PaymentRequest request, Invoice invoice) => request.StateAt(time.Now) switch
    {
        PaymentRequestState.Draft or PaymentRequestState.Open => LinkDoor.Ask,
        PaymentRequestState.Processing => LinkDoor.Processing,
        PaymentRequestState.Paid => LinkDoor.Paid,
        PaymentRequestState.Expired => LinkDoor.Expired,
        PaymentRequestState.Canceled => invoice.Status == InvoiceStatus.Paid ? LinkDoor.Paid : LinkDoor.Canceled,
        PaymentRequestState.Failed => LinkDoor.Failed,
    };

    private async Task BeginAsync(PaymentRequest request, Invoice invoice, CancellationToken cancel)
    {
        var (connection, customer) = (await db.Set<StripeConnection>().AsNoTracking().SingleAsync(cancel), await db.Set<Customer>().SingleAsync(c => c.Id == request.CustomerId, cancel));
        request.StripeCustomer = await scopes.CurrentAsync(cancel) is { } scope ? (await db.LinkedAsync(scope, customer.Id, cancel))?.StripeId : null;
        request.ForgetSession();
        (request.Attempt, request.AskedAt) = (request.Attempt + 1, time.Now);
        request.SessionKey = $"console/{connection.Instance}/payment_request/{request.Id}/session/{request.Attempt}";
        request.SessionForm = SessionForm.Of(request, invoice, customer, connection.Instance, new(reader.UrlOf(request)), time.Now);
    }
}

/// <summary>Stripe made the session that was asked for.</summary>
[Needs(Permission.Administer)]
public sealed record KeepSession(SessionAsk Ask, string Session, string Url, Instant ExpiresAt) : IInput<Done>;

public sealed class KeepSessionOperation(BillingDb db, PaymentRequests requests) : IOperation<KeepSession, Done>
{
    public async Task<Result<Done>> RunAsync(KeepSession input, CancellationToken cancel)
    {
        var request = await db.Set<PaymentRequest>().SingleAsync(r => r.Id == input.Ask.Request, cancel);
        if (request.SessionId == input.Session) return default(Done);
        if (request.State != PaymentRequestState.Draft || request.Attempt != input.Ask.Attempt || request.SessionId is not null) requests.CloseSession(input.Session);
        else (request.State, request.SessionId, request.SessionUrl, request.SessionExpiresAt, request.Because) = (PaymentRequestState.Open, input.Session, input.Url, input.ExpiresAt, null);
        return default(Done);
    }
}

/// <summary>Stripe refused the request for a session: the next click words another.</summary>
[Needs(Permission.Administer)]
public sealed record DropSession(SessionAsk Ask, string Because) : IInput<Done>;

public sealed class DropSessionOperation(BillingDb db) : IOperation<DropSession, Done>
{
    public async Task<Result<Done>> RunAsync(DropSession input, CancellationToken cancel)
    {
        var request = await db.Set<PaymentRequest>().SingleAsync(r => r.Id == input.Ask.Request, cancel);
        if (request.State != PaymentRequestState.Draft || request.Attempt != input.Ask.Attempt) return default(Done);
        request.ForgetSession();
        request.Because = input.Because;
        return default(Done);
    }
}
