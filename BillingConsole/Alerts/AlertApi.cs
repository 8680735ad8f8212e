using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Alerts;

public static class AlertApi
{
    public static void MapAlerts(this RouteGroupBuilder api)
    {
        api.MapGet("/alerts", (Listing listing, string? state, string? customer, string? wallet, Api run, CancellationToken cancel) =>
                run.Read((AlertQueries q) => q.ListAsync(listing, Read(state), customer, wallet, cancel)))
            .Says<PageOf<AlertView>>("List the firings of alerts with their deliveries, newest first");
        api.MapGet("/alerts/{id}", (string id, Api run, CancellationToken cancel) => run.Find((AlertQueries q) => q.FindAsync(id, cancel), "alert", id))
            .Says<AlertView>("Read one firing");
        api.MapPost("/alerts/{id}/acknowledge", (string id, Api run) => run.Run(new AcknowledgeAlert(id))).Says<AlertView>("Say that somebody takes care of it");
        api.MapPost("/alerts/{id}/replay", (string id, Api run) => run.Run(new ReplayAlert(id))).Says<AlertView>("Send its mail once more");
    }

    private static AlertState? Read(string? state) => state is null ? null
        : Words.TryParse<AlertState>(state, out var read) ? read : throw new RefusedException(Refusal.Invalid("state", $"Give one of {Words.All<AlertState>()}."));
}
