using BillingConsole.Platform.Http;

namespace BillingConsole.Access.Keys;

internal static class ApiKeyApi
{
    public static void MapApiKeys(this RouteGroupBuilder api)
    {
        api.MapPost("/api-keys", (Body<ApiKeyBody> body, Api run) =>
                run.Create(body, b => new CreateApiKey(b), k => $"{HttpSetup.Root}/api-keys/{k.Id}"))
            .WithTags("Operations").Says<NewApiKey>("Create an API key; the answer shows it once", """{"name":"ingest","role":"ingest","scopes":[],"expires_at":"2030-01-01T00:00:00Z"}""", 201);
        api.MapGet("/api-keys", (Listing listing, Api run, CancellationToken cancel) =>
                run.Read((ApiKeyQueries q) => q.ListAsync(listing, cancel)))
            .WithTags("Operations").Says<PageOf<ApiKeyView>>("List API keys, newest first, never the key itself");
        api.MapDelete("/api-keys/{id}", (string id, Api run) => run.Run(new RevokeApiKey(id)))
            .WithTags("Operations").WithSummary("Revoke an API key at once").Produces(204).ProducesProblem(404);
    }
}
