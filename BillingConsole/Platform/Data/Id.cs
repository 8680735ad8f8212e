using System.Diagnostics.CodeAnalysis;

namespace BillingConsole.Platform.Data;

/// <summary>A row that has an id of its own; the prefix tells a person what an id names.</summary>
public interface IHasId<TSelf> where TSelf : IHasId<TSelf>
{
    static abstract string IdPrefix { get; }
    Id<TSelf> Id { get; }
}

/// <summary>A typed id: a version-7 GUID inside, prefixed text outside and in the database.</summary>
public readonly record struct Id<T>(Guid Value) : IComparable<Id<T>>, IParsable<Id<T>> where T : IHasId<T>
{
    public override string ToString() => IdText.Encode(T.IdPrefix, Value);

    /// <summary>The order of the text, which is that of the bits.</summary>
    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    public static bool operator <(Id<T> left, Id<T> right) => left.CompareTo(right) < 0;
    public static bool operator >(Id<T> left, Id<T> right) => left.CompareTo(right) > 0;
    public static bool operator <=(Id<T> left, Id<T> right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Id<T> left, Id<T> right) => left.CompareTo(right) >= 0;

    public static Id<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an id of the form {T.IdPrefix}_….");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var prefix = T.IdPrefix;
        result = default;
        if (s is null || s.Length != prefix.Length + 1 + IdText.Length || s[prefix.Length] != '_' || !s.StartsWith(prefix, StringComparison.Ordinal)) return false;
        if (!IdText.TryDecode(s.AsSpan(prefix.Length + 1), out var value)) return false;
        result = new(value);
        return true;
    }

    public static bool TryParse(string? s, out Id<T> result) => TryParse(s, null, out result);
}
