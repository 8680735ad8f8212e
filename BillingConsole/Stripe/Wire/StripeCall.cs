namespace BillingConsole.Stripe.Wire;

/// <summary>One request. A POST keeps its bytes and its key, so that a repetition is the same request.</summary>
/// <param name="Path">With the leading slash and <c>/v1</c>.</param>
/// <param name="Form">The encoded body, or the query of a GET.</param>
/// <param name="Background">Gives way to what a person waits for.</param>
/// <param name="Once">Whoever asks keeps it and repeats it himself, later.</param>
public sealed record StripeCall(HttpMethod Method, string Path, string Form = "", string? IdempotencyKey = null, bool Background = false, bool Once = false)
{
    public static StripeCall Get(string path, StripeForm? query = null, bool background = false) => new(HttpMethod.Get, path, query?.ToString() ?? "", null, background);

    public static StripeCall Post(string path, string form, string key, bool background = false) => new(HttpMethod.Post, path, form, key, background);

    public static StripeCall Delete(string path, bool background = false) => new(HttpMethod.Delete, path, "", null, background);
}
