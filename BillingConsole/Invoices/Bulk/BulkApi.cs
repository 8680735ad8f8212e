using BillingConsole.Platform.Data;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Invoices.Bulk;

public static class BulkApi
{
    private const string Example = """{"act":"finalize","filter":{"status":"draft","to":"2026-02-28"}}""";

    public static void MapBulk(this RouteGroupBuilder api)
    {
        api.MapPost("/bulk-runs/preview", (Body<BulkBody> body, Api run) => run.Run(body, b => new PreviewBulk(b)))
            .WithTags("Billing").Says<BulkPreview>("Count and money of the invoices that an act would reach; saves nothing", Example);
        api.MapPost("/bulk-runs", (Body<BulkBody> body, Api run) => run.Run(202, body, b => new StartBulk(b), r => $"{HttpSetup.Root}/bulk-runs/{r.Id}"))
            .WithTags("Billing").Says<BulkRunView>("Finalise or send a selection of invoices, or all that a filter matches", Example, 202);
        api.MapGet("/bulk-runs", (Listing listing, Api run, CancellationToken cancel) => run.Read((BulkQueries q) => q.ListAsync(listing, cancel)))
            .WithTags("Billing").Says<PageOf<BulkRunView>>("List bulk runs, newest first");
        api.MapGet("/bulk-runs/{id}", (string id, Api run, CancellationToken cancel) => run.Find((BulkQueries q) => q.FindAsync(id, cancel), "bulk run", id))
            .WithTags("Billing").Says<BulkRunView>("Read the progress of a bulk run");
        api.MapGet("/bulk-runs/{id}/items", (string id, string? state, Listing listing, Api run, CancellationToken cancel) => run.Read((BulkQueries q) => q.ItemsAsync(id, Read(state), listing, cancel)))
            .WithTags("Billing").Says<PageOf<BulkItemView>>("Read what became of each invoice of a bulk run");
    }

    private static BulkItemState? Read(string? state) => state is null ? null
        : Words.TryParse<BulkItemState>(state, out var read) ? read : throw new RefusedException(Refusal.Invalid("state", $"Give one of {Words.All<BulkItemState>()}."));
}
