using System.Collections.Concurrent;
using NodaTime;

namespace BillingConsole.Tests.Stripe;

/// <summary>One request and its answer as they crossed the wire; status 0 is an answer that was lost.</summary>
/// <param name="Form">The body, or the query of what has none.</param>
internal sealed record Exchange(string Method, string Path, string Form, string? Key, Instant At, int Status, string Answer);

/// <summary>Listens on the wire between the console and Stripe.</summary>
internal sealed class Overheard(HttpMessageHandler stripe, TimeProvider clock, ConcurrentQueue<Exchange> heard) : DelegatingHandler(stripe)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? request.RequestUri!.Query.TrimStart('?') : await request.Content.ReadAsStringAsync(cancellationToken);
        var key = request.Headers.TryGetValues("Idempotency-Key", out var values) ? values.Single() : null;
        var at = Instant.FromDateTimeOffset(clock.GetUtcNow());
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            heard.Enqueue(new(request.Method.Method, request.RequestUri!.AbsolutePath, form, key, at, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken)));
            return answer;
        }
        catch (HttpRequestException)
        {
            heard.Enqueue(new(request.Method.Method, request.RequestUri!.AbsolutePath, form, key, at, 0, ""));
            throw;
        }
    }
}

/// <summary>Keeps the bodies of webhooks on their way to the console.</summary>
internal sealed class HeardWebhooks(HttpMessageHandler console, ConcurrentQueue<string> heard) : DelegatingHandler(console)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        heard.Enqueue(await request.Content!.ReadAsStringAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
