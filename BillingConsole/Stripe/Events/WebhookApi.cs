using BillingConsole.Platform.Operations;
using BillingConsole.Stripe.Connection;

namespace BillingConsole.Stripe.Events;

/// <summary>Takes what Stripe sends: the bytes as they came, checked, kept, and only then answered.</summary>
public static class WebhookApi
{
    public const string Path = "/stripe/webhook";
    public const int MostBytes = 512 * 1024;

    public static void MapStripeWebhook(this WebApplication app) =>
        app.MapPost(Path, ReceiveAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> ReceiveAsync(HttpContext http, StripeConnections connections, InboxWriter writer, WebhookCounts counts, RealTime time, CancellationToken cancel)
    {
        if (await ReadAsync(http.Request, cancel) is not { } body) return Refuse(counts, StatusCodes.Status413PayloadTooLarge, "At most 512 kB.");
        var secrets = await connections.SecretsAsync(cancel);
        if (WebhookSignature.WhyNot(http.Request.Headers["Stripe-Signature"], body, secrets, time.Now) is { } why)
            return Refuse(counts, StatusCodes.Status400BadRequest, why);
        if (ArrivedEvent.Read(body) is not { } arrived) return Refuse(counts, StatusCodes.Status400BadRequest, "This is no event.");
        await writer.KeepAsync(arrived);
        counts.Accepted();
        return Results.Ok();
    }

    private static IResult Refuse(WebhookCounts counts, int status, string why)
    {
        counts.Refused();
        return Results.Text(why, statusCode: status);
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MostBytes) return null;
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;)
        {
            if (kept.Length + read > MostBytes) return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }
}
