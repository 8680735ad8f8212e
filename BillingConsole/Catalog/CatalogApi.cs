using BillingConsole.Platform.Http;

namespace BillingConsole.Catalog;

public static class CatalogApi
{
    private const string FeatureExample = """{"code":"minutes","name":"Call minutes","kind":"metered","meter":"minutes"}""";

    private const string PlanExample = """
        {"code":"scale","name":"Scale","currency":"USD","interval":"month",
         "prices":[{"code":"scale-base","name":"Base fee","kind":"recurring","model":"flat","amount":"499.00"},
                   {"code":"scale-minutes","name":"Minutes","kind":"usage","model":"graduated","meter":"minutes","feature":"minutes",
                    "tiers":[{"up_to":"100000","unit_amount":"0.012"},{"up_to":null,"unit_amount":"0.009"}]}],
         "entitlements":[{"feature":"minutes","limit":"10000"}]}
        """;

    private const string SupersedeExample = """
        {"prices":[{"code":"scale-base","name":"Base fee","kind":"recurring","model":"flat","amount":"549.00","starts_on":"2027-01-01"}],"apply_to":"all"}
        """;

    private const string AddOnExample = """
        {"code":"extra-storage","name":"Extra storage","currency":"USD","interval":"month","cadence":"recurring",
         "prices":[{"code":"extra-storage-fee","kind":"recurring","model":"per_unit","unit_amount":"25.00"}]}
        """;

    public static void MapCatalog(this RouteGroupBuilder api)
    {
        MapFeatures(api);
        MapPlans(api);
        MapAddOns(api);
    }

    private static void MapFeatures(RouteGroupBuilder api)
    {
        api.MapPost("/features", (Body<FeatureBody> body, Api run) =>
                run.Create(body, b => new CreateFeature(b), f => $"{HttpSetup.Root}/features/{f.Id}"))
            .Says<FeatureView>("Create a feature", FeatureExample, 201);
        api.MapGet("/features", (Listing listing, string? search, bool? archived, Api run, CancellationToken cancel) =>
                run.Read((CatalogQueries q) => q.FeaturesAsync(listing, new(search, archived ?? false), cancel)))
            .Says<PageOf<FeatureView>>("List features, newest first");
        api.MapGet("/features/{id}", (string id, Api run, CancellationToken cancel) => run.Find((CatalogQueries q) => q.FeatureAsync(id, cancel), "feature", id))
            .Says<FeatureView>("Read one feature");
        api.MapPatch("/features/{id}", (string id, Body<FeatureChange> body, Api run) => run.Run(body, b => new ChangeFeature(id, b)))
            .Says<FeatureView>("Rename a feature", """{"name":"Minutes of calls"}""");
        api.MapPost("/features/{id}/archive", (string id, Api run) => run.Run(new ArchiveFeature(id)))
            .Says<FeatureView>("Archive a feature");
    }

    private static void MapPlans(RouteGroupBuilder api)
    {
        api.MapPost("/plans", (Body<PlanBody> body, Api run) => run.Create(body, b => new CreatePlan(b), p => $"{HttpSetup.Root}/plans/{p.Id}"))
            .Says<PlanView>("Create a plan with its prices and entitlements", PlanExample, 201);
        api.MapGet("/plans", (Listing listing, string? search, bool? archived, Api run, CancellationToken cancel) =>
                run.Read((CatalogQueries q) => q.PlansAsync(listing, new(search, archived ?? false), cancel)))
            .Says<PageOf<PlanView>>("List plans, newest first");
        api.MapGet("/plans/{id}", (string id, Api run, CancellationToken cancel) => run.Find((CatalogQueries q) => q.PlanAsync(id, cancel), "plan", id))
            .Says<PlanView>("Read one plan");
        api.MapPatch("/plans/{id}", (string id, Body<OfferingChange> body, Api run) => run.Run(body, b => new ChangePlan(id, b)))
            .Says<PlanView>("Change a plan; its prices are superseded from a day, never edited", SupersedeExample);
        api.MapPost("/plans/{id}/archive", (string id, Api run) => run.Run(new ArchivePlan(id)))
            .Says<PlanView>("Archive a plan; deals that hold it stay as they are");
        api.MapPost("/plans/{id}/duplicate", (string id, Body<DuplicateBody> body, Api run) =>
                run.Create(body, b => new DuplicatePlan(id, b), p => $"{HttpSetup.Root}/plans/{p.Id}"))
            .Says<PlanView>("Copy what a plan sells today under a new code", """{"code":"scale-2027","name":"Scale 2027"}""", 201);
    }

    private static void MapAddOns(RouteGroupBuilder api)
    {
        api.MapPost("/add-ons", (Body<AddOnBody> body, Api run) => run.Create(body, b => new CreateAddOn(b), a => $"{HttpSetup.Root}/add-ons/{a.Id}"))
            .Says<AddOnView>("Create an add-on", AddOnExample, 201);
        api.MapGet("/add-ons", (Listing listing, string? search, bool? archived, Api run, CancellationToken cancel) =>
                run.Read((CatalogQueries q) => q.AddOnsAsync(listing, new(search, archived ?? false), cancel)))
            .Says<PageOf<AddOnView>>("List add-ons, newest first");
        api.MapGet("/add-ons/{id}", (string id, Api run, CancellationToken cancel) => run.Find((CatalogQueries q) => q.AddOnAsync(id, cancel), "add-on", id))
            .Says<AddOnView>("Read one add-on");
        api.MapPatch("/add-ons/{id}", (string id, Body<OfferingChange> body, Api run) => run.Run(body, b => new ChangeAddOn(id, b)))
            .Says<AddOnView>("Change an add-on", """{"name":"Extra storage, 1 TB"}""");
        api.MapPost("/add-ons/{id}/archive", (string id, Api run) => run.Run(new ArchiveAddOn(id)))
            .Says<AddOnView>("Archive an add-on");
    }
}
