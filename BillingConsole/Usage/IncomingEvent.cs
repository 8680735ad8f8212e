using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>One value of an event's data: its text as sent, and whether it was a JSON string.</summary>
public readonly record struct DataValue(string Name, string Text, bool IsString)
{
    /// <summary>A number, or a string that is one.</summary>
    public bool TryNumber(out decimal value) => decimal.TryParse(
        Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
}

/// <summary>An event as it was read, before anybody knows whether it counts.</summary>
public sealed class IncomingEvent
{
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

    public DataValue? Value(string name)
    {
        foreach (var value in Data)
            if (value.Name == name) return value;
        return null;
    }

    /// <summary>Over type, subject, time as sent and the data in the order of its names.</summary>
    public string Fingerprint()
    {
        var text = new StringBuilder(128).Append(Type).Append('\n').Append(Subject).Append('\n').Append(TimeText).Append('\n');
        foreach (var value in Data.OrderBy(d => d.Name, StringComparer.Ordinal))
            text.Append(value.Name).Append(value.IsString ? "=\"" : "=").Append(value.Text).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    /// <summary>The event as it can be sent again.</summary>
    public string ToJson() => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["id"] = Id, ["source"] = Source, ["type"] = Type, ["subject"] = Subject, ["time"] = TimeText,
        ["data"] = Data.ToDictionary(d => d.Name, d => d.IsString ? d.Text : (object)System.Text.Json.Nodes.JsonNode.Parse(d.Text)!),
    }.Where(p => p.Value is not null).ToDictionary());

    public long Key64() => EventKey.Of(Source!, Id!);
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

/// <summary>Why one event was refused.</summary>
public sealed record EventRefusal(string Code, string Detail);
