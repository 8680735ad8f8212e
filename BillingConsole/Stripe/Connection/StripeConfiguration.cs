namespace BillingConsole.Stripe.Connection;

/// <summary>What the installation says of Stripe. A key given here takes the place of one that was saved in the console.</summary>
/// <param name="BaseUrl">Another address for Stripe's, for a proxy or a test; null for Stripe itself, and for the console's own in simulator mode.</param>
/// <param name="PublicAddress">Where customers reach this console; null when nobody outside does.</param>
public sealed record StripeConfiguration(string? ApiKey, IReadOnlyList<string> WebhookSecrets, string SimulatorKey, string SimulatorSecret, Uri? BaseUrl, Uri? PublicAddress)
{
    public const string ApiKeyName = "Stripe:ApiKey";
    public const string SecretsName = "Stripe:WebhookSecrets";
    public const string BaseUrlName = "Stripe:BaseUrl";
    public const string PublicAddressName = "Console:PublicAddress";

    public static StripeConfiguration Read(IConfiguration settings) => new(
        settings[ApiKeyName] is { Length: > 0 } key ? key : null, Secrets(settings), settings["Stripe:SimulatorKey"] ?? "sk_test_simulator", settings["Stripe:WebhookSecret"] ?? "whsec_simulator",
        Address(settings[BaseUrlName]), Address(settings[PublicAddressName]));

    public static IEnumerable<string> Mistakes(IConfiguration settings)
    {
        if (settings[ApiKeyName] is { Length: > 0 } key && !StripeKey.IsWellFormed(key)) yield return $"{ApiKeyName} is no secret key of Stripe; give one that begins with sk_test_, sk_live_, rk_test_ or rk_live_.";
        if (Secrets(settings).Any(s => !s.StartsWith("whsec_", StringComparison.Ordinal))) yield return $"{SecretsName} holds something that is no signing secret; give values that begin with whsec_, separated by commas.";
        foreach (var name in (string[])[BaseUrlName, PublicAddressName])
            if (settings[name] is { Length: > 0 } text && Address(text) is null) yield return $"{name} is '{text}'; give an address such as https://billing.example.com.";
    }

    private static string[] Secrets(IConfiguration settings) =>
        [.. (settings[SecretsName] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), .. settings.GetSection(SecretsName).GetChildren().Select(c => c.Value).OfType<string>()];

    private static Uri? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}

/// <summary>What a key says of itself by its form.</summary>
public static class StripeKey
{
    public static bool IsWellFormed(string key) => key.Length is > 12 and <= 255 && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && (key.StartsWith("sk_test_", StringComparison.Ordinal) || key.StartsWith("rk_test_", StringComparison.Ordinal) || IsLive(key));

    public static bool IsLive(string key) => key.StartsWith("sk_live_", StringComparison.Ordinal) || key.StartsWith("rk_live_", StringComparison.Ordinal);

    /// <summary>Enough to know it again, too little to use it.</summary>
    public static string Hint(string key) => $"{key[..8]}…{key[^4..]}";
}
