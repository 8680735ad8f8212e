using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Text.Json;
using BillingConsole.Platform.Http;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingConsole.Platform.Data;

public static class JsonColumn
{
    /// <summary>
    /// Keeps a small value that is never searched as JSON text in the API's dialect. Replace it, do not mutate it: what was read is
    /// what is remembered, so that looking for changes costs nothing where nobody put another value, and a mutation is not seen.
    /// </summary>
    /// <param name="alike">Many rows hold the same text: it is read once, and they share what it says. Only for what nobody can change.</param>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property, bool alike = false) where T : class
    {
        Expression<Func<string, T>> read = alike ? text => JsonText<T>.ReadAlike(text) : text => JsonText<T>.Read(text);
        return property.HasConversion(value => JsonText<T>.Of(value), read, new ValueComparer<T>(
            (a, b) => ReferenceEquals(a, b) || JsonText<T>.Of(a) == JsonText<T>.Of(b),
            value => JsonText<T>.Of(value).GetHashCode(StringComparison.Ordinal),
            value => value));
    }
}

/// <summary>The JSON text of a column's values. Most lists of a row are empty, and are neither written nor read as JSON.</summary>
internal static class JsonText<T> where T : class
{
    private const int Most = 2_000;
    private static readonly Func<T>? Empty = typeof(ICollection).IsAssignableFrom(typeof(T)) && typeof(T).GetConstructor([]) is not null ? Activator.CreateInstance<T> : null;
    private static readonly string EmptyText = typeof(IDictionary).IsAssignableFrom(typeof(T)) ? "{}" : "[]";
    private static readonly ConcurrentDictionary<string, T> Known = new(StringComparer.Ordinal);

    public static string Of(T? value) => Empty is not null && value is ICollection { Count: 0 } ? EmptyText : JsonSerializer.Serialize(value, ApiJson.Options);

    public static T Read(string text) => Empty is not null && text == EmptyText ? Empty() : JsonSerializer.Deserialize<T>(text, ApiJson.Options)!;

    /// <summary>The same object for the same text, while there are not too many.</summary>
    public static T ReadAlike(string text)
    {
        if (Known.TryGetValue(text, out var known)) return known;
        if (Known.Count >= Most) Known.Clear();
        return Known[text] = Read(text);
    }
}
