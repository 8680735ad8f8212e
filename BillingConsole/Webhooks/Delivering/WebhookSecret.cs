using System.Security.Cryptography;
using System.Text;
using BillingConsole.Platform.Security;
using NodaTime;

namespace BillingConsole.Webhooks.Delivering;

/// <summary>Signing secrets by Standard Webhooks: <c>whsec_</c> and 32 random bytes in base 64.</summary>
public sealed class WebhookSecret(SecretBox box)
{
    public const string Prefix = "whsec_";
    private const string Purpose = "BillingConsole.Webhooks.Secret";
    private const int Bytes = 32;

    /// <summary>How long the former secret goes on signing after a rotation.</summary>
    public static Duration Overlap { get; } = Duration.FromHours(24);

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    public string Seal(string secret) => box.Seal(Purpose, secret);

    /// <summary>The header's value: one signature for each secret that counts at that moment, the newest first.</summary>
    /// <exception cref="CryptographicException">The key ring that sealed the secret is lost.</exception>
    public string Sign(WebhookEndpoint endpoint, string id, Instant at, string payload)
    {
        var signed = Encoding.UTF8.GetBytes($"{id}.{at.ToUnixTimeSeconds()}.{payload}");
        string?[] secrets = [endpoint.Secret, at < endpoint.FormerUntil ? endpoint.FormerSecret : null];
        return string.Join(' ', secrets.OfType<string>().Select(s => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(KeyOf(box.Open(Purpose, s)), signed))}"));
    }

    private static byte[] KeyOf(string secret) => Convert.FromBase64String(secret[Prefix.Length..]);
}
