using System.Text.Json;
using System.Text.Json.Serialization;

namespace BillingConsole.Platform.Http;

/// <summary>A member of a change that may be left out (keep), be null (clear) or have a value (set).</summary>
[JsonConverter(typeof(GivenFactory))]
public readonly record struct Given<T>(T? Value)
{
    public bool IsGiven { get; } = true;

    public static implicit operator Given<T>(T? value) => new(value);

    public T? Or(T? present) => IsGiven ? Value : present;
}

internal sealed class GivenFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Given<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(GivenJson<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class GivenJson<T> : JsonConverter<Given<T>>
    {
        public override bool HandleNull => true;

        public override Given<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.TokenType == JsonTokenType.Null ? default : JsonSerializer.Deserialize<T>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Given<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
