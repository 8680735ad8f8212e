using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace BillingConsole.Stripe.Events;

/// <summary>
/// Whether Stripe signed these bytes: HMAC-SHA256 over "{t}.{body}" by any of the secrets, at most five minutes ago, and at most five
/// minutes ahead, which the official clients would let pass.
/// </summary>
public static class WebhookSignature
{
    public static Duration Tolerance { get; } = Duration.FromSeconds(300);

    /// <summary>Null when it is genuine, otherwise why not.</summary>
    public static string? WhyNot(string? header, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets, Instant now)
    {
        if (string.IsNullOrEmpty(header)) return "The header Stripe-Signature is missing.";
        var parts = header.Split(',').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).Select(p => (Name: p[0].Trim(), Value: p[1].Trim())).ToList();
        if (!long.TryParse(parts.Find(p => p.Name == "t").Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799) return "The signature has no time.";
        var given = parts.Where(p => p.Name == "v1").Select(p => p.Value).ToList();
        if (given.Count == 0) return "The header holds no v1 signature.";
        var signed = Signed(seconds, body);
        if (!secrets.Any(secret => given.Any(signature => Matches(signature, signed, secret)))) return "No signature fits a known signing secret.";
        var age = now - Instant.FromUnixTimeSeconds(seconds);
        return age > Tolerance ? "The signature is too old." : age < -Tolerance ? "The signature is of a time to come." : null;
    }

    /// <summary>The signature in hex.</summary>
    public static string Of(string secret, long seconds, ReadOnlySpan<byte> body) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Signed(seconds, body)));

    private static byte[] Signed(long seconds, ReadOnlySpan<byte> body) => [.. Encoding.ASCII.GetBytes(seconds.ToString(CultureInfo.InvariantCulture) + "."), .. body];

    private static bool Matches(string signature, byte[] signed, string secret)
    {
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signature));
    }
}
