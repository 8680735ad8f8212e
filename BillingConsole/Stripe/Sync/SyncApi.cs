using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Stripe.Sync;

public static class SyncApi
{
    public static void MapStripeSync(this RouteGroupBuilder api)
    {
        api.MapPost("/stripe/sync", (Body<SyncBody> body, Api run) => run.Run(202, body, b => new StartWalk(b.Kind ?? WalkKind.Reconcile), w => $"{HttpSetup.Root}/stripe/walks?kind={Words.Of(w.Kind)}"))
            .Says<WalkView>("Walks over all of Stripe's customers: dry_run counts, backfill links and makes, reconcile compares", """{"kind":"reconcile"}""", 202);
        api.MapGet("/stripe/walks", (Listing listing, string? kind, Api run, CancellationToken cancel) => run.Read((WalkQueries q) => q.ListAsync(listing, Read<WalkKind>("kind", kind), cancel)))
            .Says<PageOf<WalkView>>("List the walks over Stripe's customers, newest first");
        api.MapPost("/stripe/walks/{id}/stop", (string id, Api run) => run.Run(new StopWalk(id))).Says<WalkView>("End a walk before its end");
        api.MapGet("/stripe/drift", (Listing listing, string? walk, string? cause, Api run, CancellationToken cancel) =>
                run.Read((WalkQueries q) => q.DriftAsync(listing, walk, Read<DriftCause>("cause", cause), cancel)))
            .Says<PageOf<DriftView>>("List the differences that no event told of, newest first");
        api.MapGet("/stripe/conflicts", (Listing listing, bool? resolved, string? customer, Api run, CancellationToken cancel) =>
                run.Read((ConflictQueries q) => q.ListAsync(listing, resolved ?? false, customer, cancel)))
            .Says<PageOf<ConflictView>>("List the fields that both sides changed, newest first");
        api.MapPost("/stripe/conflicts/{id}/resolve", (string id, Body<ResolveBody> body, Api run) => run.Run(body, b => new ResolveConflict(id, b)))
            .Says<ConflictView>("Say whose value shall stand", """{"take":"stripe"}""");
        api.MapGet("/stripe/suggestions", (Listing listing, string? kind, Api run, CancellationToken cancel) => run.Read((QuestionQueries q) => q.ListAsync(listing, Read<QuestionKind>("kind", kind), cancel)))
            .Says<PageOf<QuestionView>>("List who could be who, newest first");
        api.MapPost("/stripe/suggestions/{id}/dismiss", (string id, Api run) => run.Run(new DismissQuestion(id))).Says<QuestionView>("Leave everybody as they are");
        api.MapGet("/stripe/sync-settings", (Api run, CancellationToken cancel) => run.Read((SyncSettingsQueries q) => q.ViewAsync(cancel))).Says<SyncSettingsView>("Read how customers are kept in step");
        api.MapPut("/stripe/sync-settings", (Body<SyncSettingsBody> body, Api run) => run.Run(body, b => new ChangeSyncSettings(b)))
            .Says<SyncSettingsView>("Change how customers are kept in step", """{"link_by_email":"suggest"}""");
        MapMapping(api);
    }

    private static void MapMapping(RouteGroupBuilder api)
    {
        api.MapGet("/stripe/customers", (Listing listing, string? state, string? search, Api run, CancellationToken cancel) =>
                run.Read((LinkQueries q) => q.ListAsync(listing, Read<MappingState>("state", state), search, cancel)))
            .Says<PageOf<CustomerInStripe>>("List which customer is which in Stripe, newest first");
        api.MapGet("/customers/{id}/stripe", (string id, Api run, CancellationToken cancel) => run.Find((LinkQueries q) => q.FindAsync(id, cancel), "customer", id))
            .Says<CustomerInStripe>("Read how a customer stands with Stripe");
        api.MapPost("/customers/{id}/stripe/create", (string id, Api run) => run.Run(new CreateInStripe(id))).Says<CustomerInStripe>("Make a customer in Stripe, or make it again");
        api.MapPost("/customers/{id}/stripe/link", (string id, Body<LinkBody> body, Api run) => run.Run(body, b => new LinkToStripe(id, b)))
            .Says<CustomerInStripe>("Link a customer to one of Stripe", """{"stripe_id":"cus_NffrFeUfNV2Hib"}""");
        api.MapPost("/customers/{id}/stripe/unlink", (string id, Api run) => run.Run(new UnlinkFromStripe(id))).Says<CustomerInStripe>("Take a customer and one of Stripe apart");
        api.MapPost("/customers/{id}/stripe/resume", (string id, Api run) => run.Run(new ResumeSync(id))).Says<CustomerInStripe>("Go on with a customer that was parked");
        api.MapPost("/customers/{id}/stripe/delete", (string id, Api run) => run.Run(new DeleteInStripe(id))).Says<CustomerInStripe>("Delete a customer in Stripe too");
    }

    private static T? Read<T>(string name, string? word) where T : struct, Enum => word is null ? null
        : Words.TryParse<T>(word, out var read) ? read : throw new RefusedException(Refusal.Invalid(name, $"Give one of {Words.All<T>()}."));

    public sealed record SyncBody(WalkKind? Kind = null);
}
