using System.Text;
using BillingConsole.StripeSimulator.Store;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>Speaks HTTP for <see cref="WirePipeline"/>.</summary>
internal sealed class WireEndpoint(WirePipeline pipeline, SimulatorSite site)
{
    public async Task ServeAsync(HttpContext http)
    {
        var request = await WireRequest.ReadAsync(http, StripeId.New("request"), site.Origin(http), http.RequestAborted);
        var answer = await pipeline.AnswerAsync(request, http.RequestAborted);
        if (answer.IsLost)
        {
            http.Abort();
            return;
        }
        var headers = http.Response.Headers;
        (headers["Request-Id"], headers["Stripe-Version"]) = (request.Id, request.Version ?? ApiVersions.Default);
        if (request.IdempotencyKey is { } key) headers["Idempotency-Key"] = key;
        if (request is { IsPost: true, IdempotencyKey: not null }) headers["Original-Request"] = answer.Original ?? request.Id;
        if (answer.Original is not null) headers["Idempotent-Replayed"] = "true";
        if (ShouldRetry(answer) is { } retry) headers["Stripe-Should-Retry"] = retry ? "true" : "false";
        if (answer.Error?.RateLimitedReason is { } reason) headers["Stripe-Rate-Limited-Reason"] = reason;
        (http.Response.StatusCode, http.Response.ContentType, headers.CacheControl) = (answer.Status, "application/json", "no-cache, no-store");
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body.Print()), http.RequestAborted);
    }

    /// <summary>A failure that is kept under its key would only be said again.</summary>
    private static bool? ShouldRetry(Answer answer) => answer.Error?.ShouldRetry ?? (answer is { Original: not null, Status: >= 500 } ? false : null);
}
