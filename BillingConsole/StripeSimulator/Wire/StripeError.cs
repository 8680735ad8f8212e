using System.Text.Json.Nodes;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>An answer that is no object, worded as Stripe words it.</summary>
internal sealed class StripeError(int status, string type, string? code, string message, string? param = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public string? Code { get; } = code;

    public string? Param { get; } = param;

    public string? DeclineCode { get; init; }

    public string? Charge { get; init; }

    public JsonObject? PaymentIntent { get; init; }

    /// <summary>What the header Stripe-Should-Retry says, where it says anything.</summary>
    public bool? ShouldRetry { get; init; }

    public string? RateLimitedReason { get; init; }

    public JsonObject Body(string requestId)
    {
        var error = new JsonObject();
        if (Charge is not null) error["charge"] = Charge;
        if (Code is not null) (error["code"], error["doc_url"]) = (Code, $"https://stripe.com/docs/error-codes/{Code.Replace('_', '-')}");
        if (DeclineCode is not null) error["decline_code"] = DeclineCode;
        error["message"] = Message;
        if (Param is not null) error["param"] = Param;
        if (PaymentIntent is not null) error["payment_intent"] = PaymentIntent.DeepClone();
        error["request_log_url"] = $"https://dashboard.stripe.com/test/logs/{requestId}";
        error["type"] = Type;
        return new() { ["error"] = error };
    }

    public static StripeError Invalid(string message, string? param = null, string? code = null) => new(400, "invalid_request_error", code, message, param);

    public static StripeError Unknown(string param) => Invalid($"Received unknown parameter: {param}", param, "parameter_unknown");

    public static StripeError MissingParam(string param) => Invalid($"Missing required param: {param}.", param, "parameter_missing");

    public static StripeError Empty(string param) => Invalid(
        $"You passed an empty string for '{param}'. We assume empty values are an attempt to unset a parameter; however '{param}' cannot be unset. You should remove '{param}' from your request or supply a non-empty value.",
        param, "parameter_invalid_empty");

    /// <param name="inAddress">Whether the id stood in the address (404) or was referred to (400).</param>
    public static StripeError NoSuch(string kind, string id, string param, bool inAddress) =>
        new(inAddress ? 404 : 400, "invalid_request_error", "resource_missing", $"No such {Words(kind)}: '{id}'", inAddress ? "id" : param);

    public static StripeError NoSuchAddress(string method, string path) => new(404, "invalid_request_error", null,
        $"Unrecognized request URL ({method}: {path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.");

    public static StripeError Unauthorized(string message, string? code = null) => new(401, "invalid_request_error", code, message);

    private static string Words(string kind) => kind == "payment_intent" ? kind : kind.Replace('_', ' ').Replace('.', ' ');
}
