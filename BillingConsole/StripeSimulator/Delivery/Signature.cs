using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BillingConsole.StripeSimulator.Delivery;

/// <summary>The header <c>Stripe-Signature</c>.</summary>
public static class Signature
{
    public const string Header = "Stripe-Signature";

    /// <param name="seconds">Since 1970.</param>
    /// <param name="secrets">With their prefix <c>whsec_</c>; each makes one signature.</param>
    public static string Of(string body, long seconds, params IEnumerable<string> secrets) =>
        string.Create(CultureInfo.InvariantCulture, $"t={seconds},{string.Join(',', secrets.Select(s => $"v1={Hex(body, seconds, s)}"))}");

    private static string Hex(string body, long seconds, string secret) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.{body}"))));
}
