using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Usage;

/// <summary>Reads the events of one body one after the other. What is wrong with an event is kept in it and spoils no other.</summary>
public sealed class EventReader(ReadOnlyMemory<byte> body, Instant now)
{
    private const int MostProperties = 200;

    // The last whose every moment is an instant, whatever its offset.
    private const int LastYear = 9998;
    private const int UsualTime = 20;

    // Events of a request resemble each other: a text that the event before had too is made once.
    private readonly string?[] recent = new string?[(int)Member.SpecVersion + 1];
    private readonly List<string> recentNames = [];

    private enum Member { Other, Id, Source, Type, Subject, Time, Data, SpecVersion }

    /// <summary>From the brace that opens an event to the one that closes it.</summary>
    public IncomingEvent Read(ref Utf8JsonReader reader)
    {
        var (read, seen, start) = (new IncomingEvent { Time = now }, 0, (int)reader.TokenStartIndex);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = MemberOf(ref reader);
            if (member != Member.Other && (seen & (1 << (int)member)) != 0) read.Refusal ??= new("duplicate_member", $"'{NameOf(member)}' is given twice.");
            seen |= 1 << (int)member;
            reader.Read();
            ReadMember(ref reader, read, member);
        }
        read.Raw = body[start..(int)reader.BytesConsumed];
        read.Refusal ??= read.Raw.Length > EventParser.MostBytesOfOne ? new("too_large", $"An event has at most {EventParser.MostBytesOfOne} bytes.") : Missing(read);
        if (read.Refusal is null) read.Prepare();
        return read;
    }

    /// <summary>An element of the array that is no event at all.</summary>
    public IncomingEvent NoObject(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new() { Refusal = new("malformed_event", "An event is a JSON object."), Raw = body[start..(int)reader.BytesConsumed] };
    }

    /// <summary>From the brace that opens the data to the one that closes it.</summary>
    public void ReadData(ref Utf8JsonReader reader, IncomingEvent read)
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
            var name = DataName(ref reader, read.Data.Count);
            reader.Read();
            var token = reader.TokenType;
            var text = name is null ? null : token == JsonTokenType.String ? TextOf(ref reader) : RawOf(ref reader);
            if (name is null || text is null) read.Refusal ??= new("invalid_data", "'data' holds text that is not valid Unicode (a lone surrogate).");
            else if (read.Data.Count == MostProperties) read.Refusal ??= new("invalid_data", $"'data' has at most {MostProperties} properties.");
            else if (read.Value(name) is not null) read.Refusal ??= new("duplicate_member", $"'data.{name}' is given twice.");
            else read.Data.Add(new(name, text, token));
            reader.Skip();
        }
        read.DataJson = Encoding.UTF8.GetString(body.Span[start..(int)reader.BytesConsumed]);
    }

    // An escaped name is unescaped by hand: the reader's own comparison throws at half a surrogate pair.
    private static Member MemberOf(ref Utf8JsonReader reader) =>
        Is(ref reader, "id"u8) ? Member.Id : Is(ref reader, "source"u8) ? Member.Source : Is(ref reader, "type"u8) ? Member.Type
        : Is(ref reader, "subject"u8) ? Member.Subject : Is(ref reader, "time"u8) ? Member.Time : Is(ref reader, "data"u8) ? Member.Data
        : Is(ref reader, "specversion"u8) ? Member.SpecVersion : Member.Other;

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) =>
        reader.ValueIsEscaped ? TextOf(ref reader) is { } unescaped && unescaped == Encoding.UTF8.GetString(text) : reader.ValueTextEquals(text);

    private void ReadMember(ref Utf8JsonReader reader, IncomingEvent read, Member member)
    {
        switch (member)
        {
            case Member.Id: read.Id = Text(ref reader, read, member, 256); break;
            case Member.Source: read.Source = Text(ref reader, read, member, 256); break;
            case Member.Type: read.Type = Text(ref reader, read, member, 200); break;
            case Member.Subject: read.Subject = Text(ref reader, read, member, 200); break;
            case Member.Time: ReadTime(ref reader, read); break;
            case Member.Data: ReadData(ref reader, read); break;
            case Member.SpecVersion:
                if (reader.TokenType != JsonTokenType.String || !Is(ref reader, "1.0"u8)) read.Refusal ??= new("invalid_specversion", "Only CloudEvents specversion \"1.0\" is read.");
                break;
            case Member.Other: break;
        }
        reader.Skip();
    }

    private string? Text(ref Utf8JsonReader reader, IncomingEvent read, Member member, int longest)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            if (recent[(int)member] is { } same && !reader.ValueIsEscaped && reader.ValueTextEquals(same)) return same;
            if (TextOf(ref reader) is { Length: > 0 } text && text.Length <= longest && !HasControls(text)) return recent[(int)member] = text;
        }
        read.Refusal ??= new("invalid_" + NameOf(member), $"'{NameOf(member)}' is a text of 1 to {longest} characters without control characters.");
        return null;
    }

    private static bool HasControls(string text)
    {
        foreach (var letter in text)
            if (char.IsControl(letter)) return true;
        return false;
    }

    private static void ReadTime(ref Utf8JsonReader reader, IncomingEvent read)
    {
        if (reader.TokenType == JsonTokenType.String && TextOf(ref reader) is { Length: <= 40 } text && MomentOf(ref reader, text) is { } at) (read.TimeText, read.Time) = (text, at);
        else read.Refusal ??= new("invalid_time", "'time' is an RFC 3339 instant such as 2026-01-05T10:05:00Z.");
    }

    private static Instant? MomentOf(ref Utf8JsonReader reader, string text)
    {
        // Most are written like 2026-01-05T10:05:00Z, which is read faster than all that the standard allows.
        if (text.Length == UsualTime && text[^1] == 'Z' && text[10] == 'T' && reader.TryGetDateTimeOffset(out var usual) && usual.Year <= LastYear) return Instant.FromDateTimeOffset(usual);
        return OffsetDateTimePattern.Rfc3339.Parse(text.ToUpperInvariant()) is { Success: true, Value: { Year: >= 1 and <= LastYear } at } ? at.ToInstant() : null;
    }

    private string? DataName(ref Utf8JsonReader reader, int position)
    {
        if (position < recentNames.Count && !reader.ValueIsEscaped && reader.ValueTextEquals(recentNames[position])) return recentNames[position];
        var name = TextOf(ref reader);
        if (name is not null && position == recentNames.Count && position < 20) recentNames.Add(name);
        return name;
    }

    /// <summary>A value as it was written; null when a text in it is no Unicode, which nobody could show or send on.</summary>
    private string? RawOf(ref Utf8JsonReader reader)
    {
        var (start, depth, whole) = ((int)reader.TokenStartIndex, reader.CurrentDepth, true);
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            while (reader.Read() && reader.CurrentDepth > depth)
                if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && TextOf(ref reader) is null) whole = false;
        return whole ? Encoding.UTF8.GetString(body.Span[start..(int)reader.BytesConsumed]) : null;
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static EventRefusal? Missing(IncomingEvent read)
    {
        var missing = read.Id is null ? Member.Id : read.Source is null ? Member.Source : read.Type is null ? Member.Type : read.Subject is null ? Member.Subject : Member.Other;
        return missing == Member.Other ? null : new("missing_" + NameOf(missing), $"An event needs '{NameOf(missing)}'.");
    }

    private static string NameOf(Member member) => member switch
    {
        Member.Id => "id",
        Member.Source => "source",
        Member.Type => "type",
        Member.Subject => "subject",
        Member.Time => "time",
        Member.Data => "data",
        Member.SpecVersion => "specversion",
        Member.Other => "",
    };
}
