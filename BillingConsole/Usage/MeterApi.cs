using BillingConsole.Platform.Http;

namespace BillingConsole.Usage;

public static class MeterApi
{
    private const string Example = """{"code":"memory_gb","name":"Memory","event_type":"memory.sampled","aggregation":"max","value_property":"gb","bucket":"hour","group_by":["region"]}""";

    public static void MapMeters(this RouteGroupBuilder api)
    {
        api.MapPost("/meters", (Body<MeterBody> body, Api run) => run.Create(body, b => new CreateMeter(b), m => $"{HttpSetup.Root}/meters/{m.Id}"))
            .Says<MeterView>("Create a meter", Example, 201);
        api.MapGet("/meters", (Listing listing, string? search, bool? archived, Api run, CancellationToken cancel) =>
                run.Read((MeterQueries q) => q.ListAsync(listing, search, archived ?? false, cancel)))
            .Says<PageOf<MeterView>>("List meters, newest first");
        api.MapGet("/meters/{meter}", (string meter, Api run, CancellationToken cancel) => run.Find((MeterQueries q) => q.FindAsync(meter, cancel), "meter", meter))
            .Says<MeterView>("Read one meter");
        api.MapPatch("/meters/{meter}", (string meter, Body<MeterChange> body, Api run) => run.Run(body, b => new ChangeMeter(meter, b)))
            .Says<MeterView>("Change a meter; once it has counted events, only its name", """{"name":"Memory in use"}""");
        api.MapPost("/meters/{meter}/archive", (string meter, Api run) => run.Run(new ArchiveMeter(meter))).Says<MeterView>("Archive a meter");
    }
}
