using System.Globalization;
using System.Text.Json;
using BillingConsole.Platform.Operations;

namespace BillingConsole.Platform.Http;

/// <summary>Refusals as RFC 9457 problem details.</summary>
public static class Problems
{
    public static IResult From(IReadOnlyList<Refusal> refusals)
    {
        var first = refusals[0];
        var status = StatusOf(first.Kind);
        var body = new ProblemBody(
            $"urn:billing-console:problem:{first.Code}", TitleOf(first.Kind), status,
            refusals.Count == 1 ? first.Message : $"{refusals.Count} inputs were refused; nothing was saved.", first.Code,
            refusals.Where(r => r.Field is not null).GroupBy(r => r.Field!).ToDictionary(g => g.Key, g => g.Select(r => r.Message).ToList()));
        return new ProblemResult(body, first.Kind is RefusalKind.TooMany or RefusalKind.Unavailable ? first.RetryAfter ?? 1 : null);
    }

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => 400,
        RefusalKind.Unauthenticated => 401,
        RefusalKind.Forbidden => 403,
        RefusalKind.NotFound => 404,
        RefusalKind.Conflict => 409,
        RefusalKind.PreconditionFailed => 412,
        RefusalKind.TooLarge => 413,
        RefusalKind.UnsupportedType => 415,
        RefusalKind.Invalid => 422,
        RefusalKind.TooMany => 429,
        RefusalKind.Unavailable => 503,
    };

    private static string TitleOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => "The request could not be read",
        RefusalKind.Unauthenticated => "Not signed in",
        RefusalKind.Forbidden => "Not allowed",
        RefusalKind.NotFound => "Not found",
        RefusalKind.Conflict => "Conflict with the present state",
        RefusalKind.PreconditionFailed => "Changed meanwhile",
        RefusalKind.TooLarge => "Too large",
        RefusalKind.UnsupportedType => "Not a type that is read here",
        RefusalKind.Invalid => "Refused",
        RefusalKind.TooMany => "Too many requests",
        RefusalKind.Unavailable => "Not available for the moment",
    };

    public sealed record ProblemBody(string Type, string Title, int Status, string Detail, string Code, Dictionary<string, List<string>> Errors);

    private sealed class ProblemResult(ProblemBody body, int? retryAfter) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = body.Status;
            httpContext.Response.ContentType = "application/problem+json";
            if (retryAfter is { } seconds) httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            if (body.Status == 401) httpContext.Response.Headers.WWWAuthenticate = "Bearer";
            await JsonSerializer.SerializeAsync(httpContext.Response.Body, body, ApiJson.Options, httpContext.RequestAborted);
        }
    }
}
