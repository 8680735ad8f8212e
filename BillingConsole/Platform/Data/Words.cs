using System.Collections.Concurrent;
using System.Text.Json;

namespace BillingConsole.Platform.Data;

/// <summary>The snake_case word of an enum member, the same in the API, the database and the audit.</summary>
public static class Words
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    public static string Of<T>(T value) where T : struct, Enum =>
        Known.GetOrAdd(value, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

    public static string Of(Enum value) => Known.GetOrAdd(value, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

    public static bool TryParse<T>(string? word, out T value) where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Of(candidate) != word) continue;
            value = candidate;
            return true;
        }
        value = default;
        return false;
    }

    public static T Parse<T>(string word) where T : struct, Enum =>
        TryParse<T>(word, out var value) ? value : throw new FormatException($"'{word}' is no {typeof(T).Name}.");

    public static string All<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(v => Of(v)));
}
