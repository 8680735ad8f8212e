using System.Buffers.Binary;

namespace BillingConsole.Platform.Data;

/// <summary>A GUID as 26 letters of Crockford's base 32, whose text order is the order of the bits.</summary>
public static class IdText
{
    public const int Length = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    // Every row that is read brings several ids: a letter's digit is looked up, not searched for.
    private static readonly sbyte[] Digits = [.. Enumerable.Range(0, 128).Select(c => (sbyte)Alphabet.IndexOf((char)c, StringComparison.Ordinal))];

    /// <summary>With what stands before it.</summary>
    public static string Encode(string prefix, Guid value) => string.Create(prefix.Length + 1 + Length, (prefix, value), static (text, id) =>
    {
        id.prefix.CopyTo(text);
        text[id.prefix.Length] = '_';
        Write(text[(id.prefix.Length + 1)..], id.value);
    });

    public static bool TryDecode(ReadOnlySpan<char> text, out Guid value)
    {
        value = default;
        if (text.Length != Length || text[0] > '7') return false;
        var (high, low) = (0UL, 0UL);
        foreach (var letter in text)
        {
            var digit = letter < Digits.Length ? Digits[letter] : (sbyte)-1;
            if (digit < 0) return false;
            high = (high << 5) | (low >> 59);
            low = (low << 5) | (byte)digit;
        }
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        value = new(bytes, bigEndian: true);
        return true;
    }

    private static void Write(Span<char> text, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        var (high, low) = (BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        for (var i = Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(low & 31)];
            low = (low >> 5) | (high << 59);
            high >>= 5;
        }
    }
}
