using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;

namespace BillingConsole.Usage;

public static class UsageApi
{
    public static IServiceCollection AddUsage(this IServiceCollection services)
    {
        services.AddSingleton<UsageDirectory>().AddSingleton<UsageFold>().AddSingleton<UsageWriter>().AddHostedService(s => s.GetRequiredService<UsageWriter>());
        services.AddSingleton<RejectedEvents>().AddScoped<EventApi>().AddScoped<UsageReader>();
        return services.AddSingleton<UsageStore>(s => s.GetRequiredService<DataSettings>() switch
        {
            { Provider: DatabaseProvider.Postgresql } data => new UsageStorePostgres(data),
            var data => new UsageStoreSqlite(data, s.GetRequiredService<WriteGate>()),
        });
    }

    public static void MapUsage(this RouteGroupBuilder api)
    {
        api.MapPost("/meters", (Body<MeterBody> body, Api run) => run.Create(body, b => new CreateMeter(b), m => $"{HttpSetup.Root}/meters/{m.Code}"))
            .Says<MeterView>("Create a meter", """{"code":"memory_gb","name":"Memory","event_type":"memory","aggregation":"max","value_property":"gb","bucket":"hour"}""", 201);
        api.MapGet("/meters", (Listing listing, Api run, CancellationToken cancel) => run.Read((MeterQueries q) => q.ListAsync(listing, cancel)))
            .Says<PageOf<MeterView>>("List meters");
        api.MapGet("/meters/{id}", (string id, Api run, CancellationToken cancel) => run.Find((MeterQueries q) => q.FindAsync(id, cancel), "meter", id)).Says<MeterView>("Read one meter");
        api.MapPatch("/meters/{id}", (string id, Body<MeterBody> body, Api run) => run.Run(body, b => new ChangeMeter(id, b))).Says<MeterView>("Rename a meter", """{"name":"Memory peak"}""");
        api.MapPost("/meters/{id}/archive", (string id, Api run) => run.Run(new ArchiveMeter(id))).Says<MeterView>("Archive a meter");
        api.MapPost("/events", (HttpContext http, EventApi ingest) => ingest.AcceptAsync(http))
            .WithSummary("Send usage events (CloudEvents: one, an array, or NDJSON); answered after the commit").Produces<IngestView>(200);
    }
}
