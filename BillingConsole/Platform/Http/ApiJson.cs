using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Data;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Platform.Http;

/// <summary>The one JSON dialect of the API: snake_case, decimals as strings, unknown and doubled members refused.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new());

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 32;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new DecimalTextConverter());
        options.Converters.Add(new InstantJson());
        options.Converters.Add(new TextConverter<LocalDate>(LocalDatePattern.Iso, "a date such as 2026-01-31"));
        options.Converters.Add(new MoneyWriter());
        options.Converters.Add(new CurrencyWriter());
        options.Converters.Add(new IdWriterFactory());
        options.Converters.Add(new WordJsonFactory());
        return options;
    }
}

/// <summary>Amounts and quantities: written as text, read from text or a number, never through a float.</summary>
internal sealed class DecimalTextConverter : JsonConverter<decimal>
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetDecimal(out var number) => number,
        JsonTokenType.String when reader.GetString() is { Length: <= 40 } text && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new JsonException("Give a decimal such as \"12.50\"."),
    };

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(PlainText.Write(value, stackalloc char[PlainText.Longest]));
}

/// <summary>A decimal without trailing zeros or exponent.</summary>
public static class PlainText
{
    /// <summary>Characters of the longest: a sign, a point and 29 digits.</summary>
    public const int Longest = 31;

    public static string Of(decimal value) => new(Write(value, stackalloc char[Longest]));

    /// <summary>The same into room of one's own; a format with optional places takes four times as long.</summary>
    public static ReadOnlySpan<char> Write(decimal value, Span<char> room)
    {
        if (value == 0) return "0";
        value.TryFormat(room, out var length, provider: CultureInfo.InvariantCulture);
        var text = room[..length];
        return value.Scale == 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }
}

internal class TextConverter<T>(IPattern<T> pattern, string accepted) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && pattern.Parse(reader.GetString()!) is { Success: true } parsed
            ? parsed.Value : throw new JsonException($"Give {accepted}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(pattern.Format(value));
}

/// <summary>The writer's own form of a UTC time is that of the pattern, and made many times faster; only what is finer than a tick needs the pattern.</summary>
internal sealed class InstantJson() : TextConverter<Instant>(InstantPattern.ExtendedIso, "an instant such as 2026-01-31T00:00:00Z")
{
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        if (value >= NodaConstants.BclEpoch && value == Instant.FromUnixTimeTicks(value.ToUnixTimeTicks())) writer.WriteStringValue(value.ToDateTimeUtc());
        else base.Write(writer, value, options);
    }
}

/// <summary>Money leaves as major units; the object around it names the currency.</summary>
internal sealed class MoneyWriter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("An input names a decimal and a currency, never Money.");

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToText());
}

internal sealed class CurrencyWriter : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.TryOf(reader.GetString(), out var currency) ? currency : throw new JsonException("Give an ISO 4217 currency such as \"USD\".");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}

internal sealed class IdWriterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdJson<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class IdJson<T> : JsonConverter<Id<T>> where T : IHasId<T>
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Id<T>.TryParse(reader.GetString(), out var id) ? id : throw new JsonException($"Give an id such as {T.IdPrefix}_….");

        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

internal sealed class WordJsonFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WordJson<>).MakeGenericType(typeToConvert))!;

    private sealed class WordJson<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Words.TryParse<T>(reader.GetString(), out var value)
                ? value : throw new JsonException($"Give one of {Words.All<T>()}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Of(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Words.TryParse<T>(reader.GetString(), out var value) ? value : throw new JsonException($"Give one of {Words.All<T>()}.");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Words.Of(value));
    }
}
