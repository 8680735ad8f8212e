using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.AspNetCore.Diagnostics;

namespace BillingConsole.Platform.Http;

public static class HttpSetup
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor().AddSingleton<InFlight>().AddScoped<Api>();
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        services.AddOpenApi("v1");
        return services;
    }

    /// <summary>Turns what escapes into problem details on the API's paths, and names the caller for the operations.</summary>
    public static void UseApi(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Root), api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = WordAsync, SuppressDiagnosticsCallback = c => c.Exception is RefusedException or BadHttpRequestException });
            api.Use((http, next) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                if (http.Request.Query.FirstOrDefault(q => q.Value.ToString().Contains('\0', StringComparison.Ordinal)) is { Key: not null } unstorable)
                    throw new RefusedException(UnstorableText.Of(unstorable.Key));
                if (Actor.From(http.User, http.Connection.RemoteIpAddress?.ToString()) is { } actor)
                    http.RequestServices.GetRequiredService<CurrentActor>().Set(actor);
                return next(http);
            });
        });
    }

    /// <summary>The group that every capability maps its endpoints into.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        var api = app.MapGroup(Root);
        api.RequireAuthorization(ApiPolicy);
        return api;
    }

    /// <summary>The policy that admits an API key and never the cookie.</summary>
    public const string ApiPolicy = "api";

    private static Task WordAsync(HttpContext http)
    {
        var failure = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var refusal = failure switch
        {
            RefusedException refused => refused.Refusal,
            BadHttpRequestException { StatusCode: 413 } => new Refusal(RefusalKind.TooLarge, "too_large", "The request body is too large."),
            BadHttpRequestException bad => new Refusal(RefusalKind.Malformed, "malformed", bad.Message),
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 or 6 or 13 } => new Refusal(RefusalKind.Unavailable, "store_unavailable", "The database cannot commit for the moment. Nothing was saved; try again."),
            _ => null,
        };
        return refusal is not null
            ? Problems.From([refusal]).ExecuteAsync(http)
            : Results.Problem(title: "Something went wrong here", detail: $"Nothing was saved. Trace {http.TraceIdentifier}.", statusCode: 500, extensions: new Dictionary<string, object?> { ["code"] = "internal" }).ExecuteAsync(http);
    }
}
