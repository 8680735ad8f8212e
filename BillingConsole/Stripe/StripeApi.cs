using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Connection;
using BillingConsole.Stripe.Events;
using BillingConsole.Stripe.PayLinks;
using BillingConsole.Stripe.Sync;

namespace BillingConsole.Stripe;

public static class StripeApi
{
    public static void MapStripe(this RouteGroupBuilder api)
    {
        api.MapStripeSync();
        api.MapPaymentLinks();
        api.MapGet("/stripe/status", (Api run, CancellationToken cancel) => run.Read((StripeStatusQueries q) => q.NowAsync(cancel)))
            .Says<StripeStatusView>("How the connection to Stripe stands");
        api.MapPut("/stripe/connection", (Body<ConnectBody> body, Api run) => run.Run(body, b => new ConnectStripe(b)))
            .Says<StripeStatusView>("Connect to Stripe: the key is tried before it is kept", """{"api_key":"sk_test_…","webhook_secrets":["whsec_…"]}""");
        api.MapPost("/stripe/resume", (Body<NothingBody> body, Api run) => run.Run(body, _ => new ResumeStripe()))
            .Says<StripeStatusView>("Try the key again after a pause", "{}");
        api.MapGet("/stripe/events", (Listing listing, string? status, string? type, string? about, Api run, CancellationToken cancel) =>
                run.Read((InboxQueries q) => q.ListAsync(listing, new(Read(status), type, about), cancel)))
            .Says<PageOf<InboxView>>("List the events that came from Stripe, newest first");
        api.MapPost("/stripe/events/{id}/replay", (string id, Body<NothingBody> body, Api run) => run.Run(body, _ => new ReplayEvent(id)))
            .Says<InboxView>("Handle an event anew", "{}");
    }

    private static InboxStatus? Read(string? status) =>
        status is null ? null : Words.TryParse<InboxStatus>(status, out var read) ? read : throw new RefusedException(Refusal.Invalid("status", $"Give one of {Words.All<InboxStatus>()}."));

    /// <summary>No member: the address says it all.</summary>
    public sealed record NothingBody;
}
