using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>One value of an event's data: a string as it reads, anything else as it was written.</summary>
public readonly record struct DataValue(string Name, string Text, JsonTokenType Token)
{
    public bool IsNull => Token == JsonTokenType.Null;

    public bool IsScalar => Token is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;

    /// <summary>A number, or a string that is one.</summary>
    public bool TryNumber(out decimal value)
    {
        value = 0;
        return Token is JsonTokenType.Number or JsonTokenType.String && PlainNumber.TryRead(Text, out value);
    }
}

/// <summary>An event as it was read, before anybody knows whether it counts.</summary>
public sealed class IncomingEvent
{
    private string? fingerprint;
    private long? key;

    public string? Id { get; set; }
    public string? Source { get; set; }
    public string? Type { get; set; }
    public string? Subject { get; set; }

    /// <summary>As sent; null when it was left out, so that an honest retry stays the same event.</summary>
    public string? TimeText { get; set; }
    public Instant Time { get; set; }
    public List<DataValue> Data { get; } = [];

    /// <summary>Set when the event cannot be counted.</summary>
    public EventRefusal? Refusal { get; set; }

    public string DataJson { get; set; } = "{}";

    /// <summary>The bytes it was read from, for showing a refused one.</summary>
    public ReadOnlyMemory<byte> Raw { get; set; }

    public DataValue? Value(string name)
    {
        foreach (var value in Data)
            if (value.Name == name) return value;
        return null;
    }

    /// <summary>Over type, subject, time as sent and the data in the order of its names. Taken once, before the writer's turn.</summary>
    public string Fingerprint => fingerprint ??= TakeFingerprint();

    /// <summary>The hash of its name, which is source and id.</summary>
    public long Key64 => key ??= EventKey.Of(Source!, Id!);

    /// <summary>Reckons both hashes now, on the caller's thread.</summary>
    public void Prepare() => _ = (Key64, Fingerprint);

    public static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private static string Hash(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    private string TakeFingerprint()
    {
        var text = EventKey.Clean();
        Part(text, Type ?? "");
        Part(text, Subject ?? "");
        Part(text, TimeText ?? "");
        // No two have one name.
        DataValue[] ordered = [.. Data];
        Array.Sort(ordered, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var value in ordered)
        {
            Part(text, value.Name);
            text.Write(value.Token == JsonTokenType.String ? "\""u8 : " "u8);
            Part(text, value.Text);
        }
        return Hash(text.WrittenSpan);
    }

    // With its length, so that no text can imitate the border of two.
    private static void Part(ArrayBufferWriter<byte> to, string text)
    {
        text.Length.TryFormat(to.GetSpan(11), out var digits, provider: CultureInfo.InvariantCulture);
        to.Advance(digits);
        to.Write(":"u8);
        Encoding.UTF8.GetBytes(text, to);
    }
}

public static class EventKey
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? bytes;

    /// <summary>The first 64 bits of SHA-256 over the pair.</summary>
    public static long Of(string source, string id)
    {
        var text = Clean();
        Encoding.UTF8.GetBytes(source, text);
        text.Write("\n"u8);
        Encoding.UTF8.GetBytes(id, text);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text.WrittenSpan, hash);
        return BitConverter.ToInt64(hash);
    }

    /// <summary>Room for what is hashed next on this thread.</summary>
    internal static ArrayBufferWriter<byte> Clean()
    {
        bytes ??= new(512);
        bytes.ResetWrittenCount();
        return bytes;
    }
}

/// <summary>Why one event was refused: a code for programs, a sentence for people.</summary>
public sealed record EventRefusal(string Code, string Detail);
