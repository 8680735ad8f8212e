using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace BillingConsole.Access.SecondFactors;

/// <summary>Time-based one-time codes as authenticator apps make them (RFC 6238: SHA-1, 30 seconds, six digits).</summary>
public static class Totp
{
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    public static long StepAt(Instant now) => now.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What RFC 6238 and every authenticator app use; HMAC does not suffer from SHA-1's collisions.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF, 4)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step of a code that fits now, one step of drift either way, and is newer than the last accepted; null otherwise.</summary>
    public static long? Accept(byte[] key, string? code, Instant now, long lastStep)
    {
        var given = Encoding.ASCII.GetBytes((code ?? "").Replace(" ", "", StringComparison.Ordinal));
        long? accepted = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (step > lastStep && CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(CodeAt(key, step)))) accepted = step;
        return accepted;
    }

    public static string Base32(byte[] key)
    {
        var (text, bits, held) = (new StringBuilder(), 0, 0);
        foreach (var part in key)
        {
            bits = ((bits << 8) | part) & 0xFFFF;
            for (held += 8; held >= 5; held -= 5) text.Append(Alphabet[(bits >> (held - 5)) & 31]);
        }
        return held > 0 ? text.Append(Alphabet[(bits << (5 - held)) & 31]).ToString() : text.ToString();
    }
}
