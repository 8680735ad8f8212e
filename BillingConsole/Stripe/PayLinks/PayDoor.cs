using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Wire;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>Leads whoever follows a link to a session that is open, and makes one where there is none. Stripe is asked between the steps, never within one.</summary>
public sealed class PayDoor(StripeAsJob job, StripeClient client, Reconciler reconciler, ILogger<PayDoor> log)
{
    public async Task<OpenedLink> OpenAsync(string token, CancellationToken cancel)
    {
        var opened = await LookAsync(token, cancel);
        return opened.Ask is { } ask ? await AskAsync(opened, ask, token, cancel) : opened;
    }

    /// <summary>Somebody comes back from Stripe's page. That says nothing yet: Stripe is asked what became of it.</summary>
    public async Task<OpenedLink> ReturnAsync(string token, CancellationToken cancel)
    {
        var opened = await LookAsync(token, cancel);
        if (opened.Session is not { } session || opened.Door == LinkDoor.Paid) return await OpenAsync(token, cancel);
        try
        {
            await reconciler.SessionAsync(session, cancel);
        }
        catch (StripeException failure)
        {
            log.LogWarning("What became of session {Session} is not known yet: {Failure}", session, failure.Message);
            return opened with { Door = LinkDoor.Processing, Go = null };
        }
        return await OpenAsync(token, cancel);
    }

    /// <summary>What cannot be a token costs no look at the database.</summary>
    private async Task<OpenedLink> LookAsync(string token, CancellationToken cancel) =>
        token.Length == PaymentRequest.TokenLength ? (await job.RunAsync(new OpenPaymentLink(token), cancel)).Value : new(LinkDoor.Unknown);

    private async Task<OpenedLink> AskAsync(OpenedLink opened, SessionAsk ask, string token, CancellationToken cancel)
    {
        try
        {
            var session = (await client.SendAsync(StripeCall.Post("/v1/checkout/sessions", ask.Form, ask.Key), cancel)).Json;
            if (session.Text("id") is { } id && session.Text("url") is { } url && session.At("expires_at") is { } expires)
                _ = (await job.RunAsync(new KeepSession(ask, id, url, expires), CancellationToken.None)).Value;
            var now = await LookAsync(token, cancel);
            return now.Ask is null ? now : opened with { Door = LinkDoor.Unavailable };
        }
        catch (StripeException failure)
        {
            log.LogWarning("No session for {Request}: {Failure}", ask.Request, failure.Message);
            if (failure.Error.IsFinal) _ = (await job.RunAsync(new DropSession(ask, failure.Message), CancellationToken.None)).Value;
            return opened with { Door = LinkDoor.Unavailable };
        }
    }
}
