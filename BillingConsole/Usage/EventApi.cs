using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Usage;

public static partial class EventApi
{
    private const string EventExample = """{"specversion":"1.0","id":"m-2026-01-05-1005","source":"monitoring","type":"memory.sampled","subject":"acme","time":"2026-01-05T10:05:00Z","data":{"gb":"10.5"}}""";

    public static void MapEvents(this RouteGroupBuilder api)
    {
        api.MapRejected();
        api.MapPost("/events", (EventsBody body, Api run) => run.Run(body.Refusal, () => new SendEvents(body.Events, body.Lone), body.Fingerprint))
            .Says<IngestView>("Send usage events as CloudEvents: one, an array, or a line each; answered after the commit", EventExample);
        api.MapPost("/events/void", (Body<VoidBody> body, Api run) => run.Run(body, b => new VoidEvent(b)))
            .Says<VoidView>("Take an event out of every count", """{"source":"monitoring","id":"m-2026-01-05-1005","reason":"Measured twice"}""");
        api.MapGet("/events", (Listing listing, string? customer, string? meter, string? type, string? from, string? to, Api run, CancellationToken cancel) =>
                run.Read((EventQueries q) => q.ListAsync(listing, new(customer, meter, Moment("from", from), Moment("to", to), type), cancel)))
            .Says<PageOf<EventView>>("List counted events, newest first");
    }

    private static void MapRejected(this RouteGroupBuilder api)
    {
        api.MapGet("/events/rejected", (Listing listing, string? code, bool? replayed, Api run, CancellationToken cancel) =>
                run.Read((RejectedQueries q) => q.ListAsync(listing, code, replayed ?? false, cancel)))
            .Says<PageOf<RejectedEventView>>("List refused events, newest first");
        api.MapPost("/events/rejected/replay", (Body<ReplayBody> body, Api run) => run.Run(body, b => new ReplayAllRejected(b)))
            .Says<ReplayedView>("Send every refused event again, or those of one code", """{"code":"unknown_type"}""");
        api.MapPost("/events/rejected/{id}/replay", (string id, Api run) => run.Run(new ReplayRejected(id)))
            .Says<RejectedEventView>("Send a refused event again");
    }

    private static Instant? Moment(string field, string? text)
    {
        var check = new Check();
        var at = UsageMoment.Read(check, field, text, DateTimeZone.Utc);
        return check.Failed ? throw new RefusedException(check.Refusals[0]) : at;
    }
}
