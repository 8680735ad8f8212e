using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Usage;

/// <summary>The body of a request cannot be read as events at all.</summary>
public sealed class UnreadableEventsException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;

    internal static UnreadableEventsException Malformed(string message) => new(new(RefusalKind.Malformed, "malformed_json", message));

    internal static UnreadableEventsException TooMany() =>
        new(new(RefusalKind.TooLarge, "too_large", $"At most {EventParser.MostEvents} events a request; send the rest in another."));
}

/// <summary>Reads CloudEvents straight from the bytes: one object, an array, or a line each.</summary>
public static class EventParser
{
    public const int MostEvents = 10_000;
    public const int MostBytesOfOne = 64 * 1024;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };

    public static bool IsLone(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    public static List<IncomingEvent> ParseDocument(ReadOnlyMemory<byte> body, Instant now)
    {
        if (!Utf8.IsValid(body.Span)) throw UnreadableEventsException.Malformed("The body is not valid UTF-8.");
        try
        {
            var reader = new Utf8JsonReader(body.Span, Options);
            if (body.IsEmpty || !reader.Read()) throw UnreadableEventsException.Malformed("The body is empty; send an event or an array of events.");
            var events = new List<IncomingEvent>();
            var element = new EventReader(body, now);
            if (reader.TokenType == JsonTokenType.StartObject) events.Add(element.Read(ref reader));
            else if (reader.TokenType == JsonTokenType.StartArray) ParseArray(ref reader, element, events);
            else throw UnreadableEventsException.Malformed("Send an event (a JSON object) or an array of events.");
            if (reader.Read()) throw UnreadableEventsException.Malformed("Something follows the events; send one JSON document, or application/x-ndjson.");
            return events;
        }
        catch (JsonException failure)
        {
            throw UnreadableEventsException.Malformed($"The body is not valid JSON, or is nested deeper than {Options.MaxDepth} (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}).");
        }
    }

    /// <summary>One event a line; a broken line is refused alone.</summary>
    public static List<IncomingEvent> ParseLines(ReadOnlyMemory<byte> body, Instant now)
    {
        var events = new List<IncomingEvent>();
        foreach (var range in body.Span.Split((byte)'\n'))
        {
            var line = Trimmed(body[range]);
            if (line.IsEmpty) continue;
            if (events.Count == MostEvents) throw UnreadableEventsException.TooMany();
            events.Add(ParseLine(line, now));
        }
        return events;
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> line)
    {
        var white = line.Length - line.Span.TrimStart(" \t\r"u8).Length;
        return line.Slice(white, line.Span[white..].TrimEnd(" \t\r"u8).Length);
    }

    private static IncomingEvent ParseLine(ReadOnlyMemory<byte> line, Instant now)
    {
        if (!Utf8.IsValid(line.Span)) return Broken(line, "The line is not valid UTF-8.");
        try
        {
            var reader = new Utf8JsonReader(line.Span, Options);
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                var read = new EventReader(line, now).Read(ref reader);
                if (!reader.Read()) return read;
            }
        }
        catch (JsonException)
        {
            return Broken(line, $"The line is not valid JSON, or is nested deeper than {Options.MaxDepth}.");
        }
        return Broken(line, "The line is not a JSON object.");
    }

    private static IncomingEvent Broken(ReadOnlyMemory<byte> line, string why) => new() { Refusal = new("malformed_json", why), Raw = line };

    private static void ParseArray(ref Utf8JsonReader reader, EventReader element, List<IncomingEvent> events)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (events.Count == MostEvents) throw UnreadableEventsException.TooMany();
            events.Add(reader.TokenType == JsonTokenType.StartObject ? element.Read(ref reader) : element.NoObject(ref reader));
        }
    }

    /// <summary>A stored event's data, read back as it came.</summary>
    public static IncomingEvent ReadBack(string data, Instant time)
    {
        var bytes = Encoding.UTF8.GetBytes(data);
        var reader = new Utf8JsonReader(bytes, Options);
        reader.Read();
        var read = new IncomingEvent { Time = time };
        new EventReader(bytes, time).ReadData(ref reader, read);
        return read;
    }
}
