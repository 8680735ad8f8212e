using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using BillingConsole.Core.Amounts;

namespace BillingConsole.Usage;

/// <summary>
/// Rows in the binary form that PostgreSQL's COPY reads, written by their columns one after the other. Through the parameters of the driver
/// a value costs more than the server takes to store it.
/// </summary>
internal sealed class CopyRows : IDisposable
{
    private const int Enough = 60_000;
    private const int Null = -1;
    private const int Group = 10_000;
    private const int GroupsAfterThePoint = Quantity.Places / 4;
    private const short BelowZero = 0x4000;

    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int length;

    public bool AreEnough => length >= Enough;

    /// <summary>What was written since, until more is written.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        var taken = bytes.AsMemory(0, length);
        length = 0;
        return taken;
    }

    public void Begin() => Header.CopyTo(Room(Header.Length));

    public void Row(short columns) => Put(columns);

    public void End() => Put((short)-1);

    public void Write(long value)
    {
        Put(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), value);
    }

    public void Write(int value)
    {
        Put(sizeof(int));
        Put(value);
    }

    public void Write(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        Put(size);
        Encoding.UTF8.GetBytes(text, Room(size));
    }

    /// <summary>A numeric of twelve decimals: its digits by four, the highest first.</summary>
    public void Write(BucketSum value)
    {
        Span<short> groups = stackalloc short[10];
        var count = 0;
        for (var left = Int128.Abs(value.Units); left != Int128.Zero; left /= Group) groups[count++] = (short)(left % Group);
        Put(sizeof(short) * (4 + count));
        Put((short)count);
        Put((short)(count - 1 - GroupsAfterThePoint));
        Put(Int128.IsNegative(value.Units) ? BelowZero : (short)0);
        Put((short)Quantity.Places);
        while (count > 0) Put(groups[--count]);
    }

    public void WriteNull() => Put(Null);

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    private void Put(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), value);

    private void Put(short value) => BinaryPrimitives.WriteInt16BigEndian(Room(sizeof(short)), value);

    private Span<byte> Room(int size)
    {
        if (bytes.Length - length < size) Grow(length + size);
        length += size;
        return bytes.AsSpan(length - size, size);
    }

    private void Grow(int least)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(least, 2 * bytes.Length));
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
