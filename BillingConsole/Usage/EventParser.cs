using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Usage;

/// <summary>The body of a request cannot be read as events at all.</summary>
public sealed class UnreadableEventsException(string message) : Exception(message);

/// <summary>Reads CloudEvents straight from the bytes: one object, an array, or a line each.</summary>
public static class EventParser
{
    public const int MostEvents = 10_000;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 16 };

    public static bool IsLone(ReadOnlySpan<byte> body) => FirstByte(body) == (byte)'{';

    public static List<IncomingEvent> ParseDocument(ReadOnlySpan<byte> body, Instant now)
    {
        try
        {
            var reader = new Utf8JsonReader(body, Options);
            if (!reader.Read()) throw new UnreadableEventsException("The body is empty; send an event or an array of events.");
            var events = new List<IncomingEvent>();
            if (reader.TokenType == JsonTokenType.StartObject) events.Add(ParseOne(ref reader, body, now));
            else if (reader.TokenType == JsonTokenType.StartArray) ParseArray(ref reader, body, now, events);
            else throw new UnreadableEventsException("Send an event (a JSON object) or an array of events.");
            if (reader.Read()) throw new UnreadableEventsException("Something follows the events; send one JSON document, or application/x-ndjson.");
            return events;
        }
        catch (JsonException failure)
        {
            throw new UnreadableEventsException($"The body is not valid JSON (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableEventsException("The body holds text that is not valid Unicode.");
        }
    }

    /// <summary>One event a line; a broken line is refused alone.</summary>
    public static List<IncomingEvent> ParseLines(ReadOnlySpan<byte> body, Instant now)
    {
        var events = new List<IncomingEvent>();
        foreach (var range in body.Split((byte)'\n'))
        {
            var line = body[range].Trim(" \t\r"u8);
            if (line.Length == 0) continue;
            if (events.Count == MostEvents) throw new UnreadableEventsException($"At most {MostEvents} events a request.");
            events.Add(ParseLine(line, now));
        }
        return events;
    }

    private static IncomingEvent ParseLine(ReadOnlySpan<byte> line, Instant now)
    {
        try
        {
            var reader = new Utf8JsonReader(line, Options);
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                var read = ParseOne(ref reader, line, now);
                if (!reader.Read()) return read;
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return Broken(line);
        }
        return Broken(line);
    }

    private static IncomingEvent Broken(ReadOnlySpan<byte> line) => new()
    {
        Refusal = new("malformed_json", "The line is not a JSON object."), DataJson = Encoding.UTF8.GetString(line[..Math.Min(line.Length, 500)]),
    };

    private static void ParseArray(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, Instant now, List<IncomingEvent> events)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (events.Count == MostEvents) throw new UnreadableEventsException($"At most {MostEvents} events a request.");
            if (reader.TokenType == JsonTokenType.StartObject) events.Add(ParseOne(ref reader, body, now));
            else
            {
                reader.Skip();
                events.Add(new() { Refusal = new("malformed_event", "An event is a JSON object.") });
            }
        }
    }

    private static IncomingEvent ParseOne(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, Instant now)
    {
        var read = new IncomingEvent { Time = now };
        var seen = Seen.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = MemberOf(ref reader);
            if (member != Seen.None && seen.HasFlag(member)) read.Refusal ??= new("duplicate_member", $"'{reader.GetString()}' is given twice.");
            seen |= member;
            reader.Read();
            ReadMember(ref reader, body, read, member);
        }
        if (read.Refusal is null) Complete(read);
        return read;
    }

    [Flags]
    private enum Seen { None = 0, Id = 1, Source = 2, Type = 4, Subject = 8, Time = 16, Data = 32, SpecVersion = 64 }

    private static Seen MemberOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("id"u8) ? Seen.Id : reader.ValueTextEquals("source"u8) ? Seen.Source : reader.ValueTextEquals("type"u8) ? Seen.Type
        : reader.ValueTextEquals("subject"u8) ? Seen.Subject : reader.ValueTextEquals("time"u8) ? Seen.Time : reader.ValueTextEquals("data"u8) ? Seen.Data
        : reader.ValueTextEquals("specversion"u8) ? Seen.SpecVersion : Seen.None;

    private static void ReadMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, IncomingEvent read, Seen member)
    {
        switch (member)
        {
            case Seen.Id: read.Id = Text(ref reader, read, "id", 256); break;
            case Seen.Source: read.Source = Text(ref reader, read, "source", 256); break;
            case Seen.Type: read.Type = Text(ref reader, read, "type", 200); break;
            case Seen.Subject: read.Subject = Text(ref reader, read, "subject", 200); break;
            case Seen.Time: ReadTime(ref reader, read); break;
            case Seen.Data: ReadData(ref reader, body, read); break;
            case Seen.SpecVersion:
                if (reader.TokenType != JsonTokenType.String || reader.GetString() != "1.0") read.Refusal ??= new("specversion", "Only CloudEvents specversion \"1.0\" is read.");
                reader.Skip();
                break;
            default: reader.Skip(); break;
        }
    }

    private static string? Text(ref Utf8JsonReader reader, IncomingEvent read, string name, int longest)
    {
        if (reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } text && text.Length <= longest) return text;
        read.Refusal ??= new("invalid_" + name, $"'{name}' is a text of 1 to {longest} characters.");
        reader.Skip();
        return null;
    }

    private static void ReadTime(ref Utf8JsonReader reader, IncomingEvent read)
    {
        if (reader.TokenType == JsonTokenType.String && reader.GetString() is { } text
            && OffsetDateTimePattern.Rfc3339.Parse(text.ToUpperInvariant()) is { Success: true } parsed)
        {
            (read.TimeText, read.Time) = (text, parsed.Value.ToInstant());
            return;
        }
        read.Refusal ??= new("invalid_time", "'time' is an RFC 3339 instant such as 2026-01-05T10:05:00Z.");
        reader.Skip();
    }

    private static void ReadData(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, IncomingEvent read)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            read.Refusal ??= new("invalid_data", "'data' is a JSON object of properties.");
            reader.Skip();
            return;
        }
        var start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (read.Value(name) is not null) read.Refusal ??= new("duplicate_member", $"'data.{name}' is given twice.");
            if (reader.TokenType is JsonTokenType.String) { read.Data.Add(new(name, reader.GetString()!, true)); continue; }
            var from = (int)reader.TokenStartIndex;
            reader.Skip();
            read.Data.Add(new(name, Encoding.UTF8.GetString(body[from..(int)reader.BytesConsumed]), false));
        }
        read.DataJson = Encoding.UTF8.GetString(body[start..(int)reader.BytesConsumed]);
    }

    private static void Complete(IncomingEvent read)
    {
        var missing = read.Id is null ? "id" : read.Source is null ? "source" : read.Type is null ? "type" : read.Subject is null ? "subject" : null;
        if (missing is not null) read.Refusal = new("missing_" + missing, $"An event needs '{missing}'.");
    }

    private static byte FirstByte(ReadOnlySpan<byte> body)
    {
        var rest = body.TrimStart(" \t\r\n"u8);
        return rest.Length > 0 ? rest[0] : (byte)0;
    }
}
