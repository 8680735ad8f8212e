using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BillingConsole.Access.Keys;

/// <summary>How a key is made, recognised and kept: 256 random bits outside, their SHA-256 inside.</summary>
public static class ApiKeyText
{
    public const int Shortest = 16;

    public static string New()
    {
        var mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        return $"bck_{mark}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
    }

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static string Hint(string key) => key.StartsWith("bck_", StringComparison.Ordinal) ? $"{key[..12]}…{key[^4..]}" : $"…{key[^4..]}";
}
