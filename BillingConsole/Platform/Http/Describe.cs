using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;

namespace BillingConsole.Platform.Http;

public static class Describe
{
    public static RouteHandlerBuilder SaysCsv(this RouteHandlerBuilder endpoint, string summary) => endpoint.WithSummary(summary).Produces(200, contentType: "text/csv").ProducesProblem(422);

    /// <summary>What an endpoint does, answers and is sent, for the OpenAPI document.</summary>
    /// <param name="example">A request body as JSON, or null where there is none.</param>
    public static RouteHandlerBuilder Says<TAnswer>(this RouteHandlerBuilder endpoint, string summary, string? example = null, int status = 200)
    {
        endpoint.WithSummary(summary).Produces<TAnswer>(status).ProducesProblem(422);
        return example is null ? endpoint : endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var media in operation.RequestBody?.Content?.Values ?? [])
                if (media is Microsoft.OpenApi.OpenApiMediaType open) open.Example = JsonNode.Parse(example);
            return Task.CompletedTask;
        });
    }
}
