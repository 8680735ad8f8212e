using System.Net.Http.Headers;
using System.Text.Json;

namespace BillingConsole.Stripe.Wire;

/// <summary>What Stripe answered: any member may be missing, any word unknown.</summary>
public sealed record StripeReply(JsonElement Json, string? RequestId, bool Replayed = false);

/// <summary>Reads answers, and maps every failure in one place.</summary>
public static class StripeAnswers
{
    /// <summary>The reply, or the error and whether the same request is worth sending again at once.</summary>
    public static async Task<(StripeReply? Reply, StripeError? Error, bool Again)> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var text = await answer.Content.ReadAsStringAsync(cancel);
        var (status, id) = ((int)answer.StatusCode, Header(answer.Headers, "Request-Id"));
        if (answer.IsSuccessStatusCode && TryParse(text) is { } json) return (new(json, id, Header(answer.Headers, "Idempotent-Replayed") == "true"), null, false);
        var error = ErrorOf(status, answer.IsSuccessStatusCode ? default : TryParse(text) ?? default, id);
        return (null, error, Again(answer.Headers, status, error));
    }

    private static StripeError ErrorOf(int status, JsonElement body, string? requestId)
    {
        var error = body.Member("error");
        var (type, code) = (error.Text("type"), error.Text("code"));
        var failure = (status, type, code) switch
        {
            (429, _, "lock_timeout") or (409, _, _) => StripeFailure.Busy,
            (429, _, _) or (400, _, "rate_limit") => StripeFailure.TooMany,
            (_, "idempotency_error", _) => StripeFailure.KeyReused,
            (401, _, _) => StripeFailure.Unauthenticated,
            (403, _, _) => StripeFailure.Forbidden,
            (404, _, _) or (_, _, "resource_missing") => StripeFailure.NotFound,
            (402, _, _) or (_, "card_error", _) => StripeFailure.Card,
            // Something outside Stripe failed: the request was not wrong, and may go through later.
            (424, _, _) => StripeFailure.Failed,
            ( >= 400 and < 500, _, _) => StripeFailure.Invalid,
            _ => StripeFailure.Failed,
        };
        var message = error.Text("message") ?? (status is >= 200 and < 300 ? "Stripe answered with something that is no JSON." : $"Stripe answered {status}.");
        return new(failure, message, status, code, error.Text("param"), requestId, error.Text("decline_code"));
    }

    private static bool Again(HttpResponseHeaders headers, int status, StripeError error) => Header(headers, "Stripe-Should-Retry") switch
    {
        "true" => true,
        "false" => false,
        _ => status is 409 or >= 500 || error.Failure is StripeFailure.TooMany or StripeFailure.Busy,
    };

    private static JsonElement? TryParse(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return parsed.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Header(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
