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

    public static string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    private string TakeFingerprint()
    {
        var text = new StringBuilder(160);
        Part(text, Type ?? "");
        Part(text, Subject ?? "");
        Part(text, TimeText ?? "");
        foreach (var value in Data.Count > 1 ? Data.OrderBy(d => d.Name, StringComparer.Ordinal) : Data.AsEnumerable())
        {
            Part(text, value.Name);
            Part(text.Append(value.Token == JsonTokenType.String ? '"' : ' '), value.Text);
        }
        return Hash(text.ToString());
    }

    // With its length, so that no text can imitate the border of two.
    private static void Part(StringBuilder to, string text) => to.Append(text.Length).Append(':').Append(text);
}

public static class EventKey
{
    /// <summary>The first 64 bits of SHA-256 over the pair.</summary>
    public static long Of(string source, string id)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{id}"), hash);
        return BitConverter.ToInt64(hash);
    }
}

/// <summary>Why one event was refused: a code for programs, a sentence for people.</summary>
public sealed record EventRefusal(string Code, string Detail);
