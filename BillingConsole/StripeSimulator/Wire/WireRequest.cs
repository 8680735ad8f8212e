using System.Net.Http.Headers;
using System.Text;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>One request as it came.</summary>
/// <param name="Path">With <c>/v1/</c>.</param>
internal sealed record WireRequest(string Id, string Method, string Path, string Query, string Body, string? ContentType, string? Authorization, string? IdempotencyKey, string? Version, string Origin)
{
    public const string Root = "/v1/";
    private const int LargestBody = 1 << 20;

    public bool IsPost => Method == "POST";

    /// <summary>The parameters: of the body, or of the query for whatever has none.</summary>
    public string Form => IsPost ? Body : Query.TrimStart('?');

    public static async Task<WireRequest> ReadAsync(HttpContext http, string id, string origin, CancellationToken cancel)
    {
        var request = http.Request;
        if (request.ContentLength > LargestBody) throw StripeError.Invalid("The request is too large.");
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(cancel);
        string? Header(string name) => request.Headers[name].ToString() is { Length: > 0 } value ? value : null;
        return new(id, request.Method, request.Path.Value!, request.QueryString.Value ?? "", body, request.ContentType,
            Header("Authorization"), Header("Idempotency-Key"), Header("Stripe-Version"), origin);
    }

    /// <summary>The key of <c>Bearer</c>, or the user of <c>Basic</c>.</summary>
    public string? Key()
    {
        if (!AuthenticationHeaderValue.TryParse(Authorization, out var given) || given.Parameter is not { } value) return null;
        if (given.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) return value;
        if (!given.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)) return null;
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0] : null;
    }
}
