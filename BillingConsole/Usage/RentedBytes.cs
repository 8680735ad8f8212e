using System.Buffers;

namespace BillingConsole.Usage;

/// <summary>The bytes of a request while they come in. An array of this size of its own for each would make the collector clear the oldest objects every few requests.</summary>
internal sealed class RentedBytes(int expected) : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(expected);
    private int length;

    /// <summary>Where the next of them go; never empty.</summary>
    public Memory<byte> Free => bytes.AsMemory(length);

    public ReadOnlyMemory<byte> Read => bytes.AsMemory(0, length);

    /// <summary>So many more have come; false when they are more than are accepted.</summary>
    public bool Add(int count, int most)
    {
        length += count;
        if (length > most) return false;
        if (length == bytes.Length) Move(ArrayPool<byte>.Shared.Rent(Math.Min(length * 2, most + 1)));
        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, length) = ([], 0);
    }

    private void Move(byte[] larger)
    {
        Read.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
