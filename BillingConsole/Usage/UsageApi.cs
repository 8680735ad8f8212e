using BillingConsole.Platform.Http;

namespace BillingConsole.Usage;

public static class UsageApi
{
    public static void MapUsage(this RouteGroupBuilder api)
    {
        api.MapMeters();
        api.MapEvents();
        api.MapGet("/meters/{meter}/usage", (string meter, string? customer, string? from, string? to, string? window, Api run, CancellationToken cancel) =>
                run.Find((UsageQueries q) => q.OfMeterAsync(meter, new(customer, from, to, window), cancel), "meter", meter))
            .Says<MeterUsageView>("Read what a customer used of a meter, by hour, day or month");
        api.MapGet("/customers/{customer}/usage", (string customer, string? from, string? to, Api run, CancellationToken cancel) =>
                run.Find((UsageQueries q) => q.OfCustomerAsync(customer, from, to, cancel), "customer", customer))
            .Says<CustomerUsageView>("Read what a customer used of every meter");
        api.MapPost("/usage/verify", (Body<SpanBody> body, Api run) => run.Run(body, b => new VerifyUsage(b)))
            .Says<VerifiedView>("Derive the roll-ups of a span from its events, and compare", """{"from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z"}""");
        api.MapPost("/usage/rebuild", (Body<SpanBody> body, Api run) => run.Run(body, b => new RebuildUsage(b)))
            .Says<RebuiltView>("Derive the roll-ups of a span anew", """{"from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z"}""");
    }
}
