using BillingConsole.StripeSimulator.Faults;

namespace BillingConsole.StripeSimulator.Wire;

/// <summary>Who asks, and whether that key may.</summary>
internal static class KeyCheck
{
    private const string None = "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.";

    /// <summary>The account of the key.</summary>
    public static string Account(string? key, FaultKnobs knobs)
    {
        if (string.IsNullOrEmpty(key)) throw StripeError.Unauthorized(None);
        if (SimulatorKeys.IsLive(key)) throw StripeError.Unauthorized("This is the Stripe simulator: it takes no live keys. Configure Stripe itself with it.");
        if (knobs.ExpiredKeys.Contains(key)) throw StripeError.Unauthorized($"Expired API Key provided: {SimulatorKeys.Masked(key)}", "api_key_expired");
        return SimulatorKeys.AccountOf(key) is { } account && !knobs.RevokedKeys.Contains(key) ? account
            : throw StripeError.Unauthorized($"Invalid API Key provided: {SimulatorKeys.Masked(key)}");
    }

    public static void Permit(string key, Route route, string account)
    {
        if (key == SimulatorKeys.ReadOnly && route.Method != "GET")
            throw new StripeError(403, "invalid_request_error", null,
                $"The provided key '{SimulatorKeys.Masked(key)}' does not have the required permissions for this endpoint on account '{account}'. Having the '{route.Permission}' permission would allow this request to continue.");
    }
}
