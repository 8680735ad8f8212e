using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace BillingConsole.Platform.Data;

/// <summary>The snake_case word of an enum member, the same in the API, the database and the audit.</summary>
public static class Words
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    // Every row read or written asks for some: no member is boxed, and no word looked for among all of them.
    private static class Table<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Words = Enum.GetValues<T>().Distinct().ToFrozenDictionary(v => v, v => Of((Enum)v));
        public static readonly FrozenDictionary<string, T> Values = Words.ToFrozenDictionary(w => w.Value, w => w.Key, StringComparer.Ordinal);
    }

    public static string Of<T>(T value) where T : struct, Enum => Table<T>.Words.TryGetValue(value, out var word) ? word : Of((Enum)value);

    public static string Of(Enum value) => Known.GetOrAdd(value, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

    public static bool TryParse<T>(string? word, out T value) where T : struct, Enum
    {
        value = default;
        return word is not null && Table<T>.Values.TryGetValue(word, out value);
    }

    public static T Parse<T>(string word) where T : struct, Enum =>
        TryParse<T>(word, out var value) ? value : throw new FormatException($"'{word}' is no {typeof(T).Name}.");

    public static string All<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(v => Of(v)));
}
