using System.Buffers.Binary;
using System.Security.Cryptography;
using NodaTime;

namespace BillingConsole.Platform.Data;

/// <summary>Makes version-7 GUIDs that rise within the process, so that newest-first lists follow the order of creation.</summary>
public sealed class IdSource
{
    private readonly Lock gate = new();
    private long lastMillisecond;
    private readonly byte[] random = new byte[4096];
    private int counter;
    private int drawn = int.MaxValue;

    public Id<T> New<T>(Instant now) where T : IHasId<T> => new(NewGuid(now));

    private Guid NewGuid(Instant now)
    {
        long millisecond;
        int sequence;
        Span<byte> bytes = stackalloc byte[16];
        lock (gate)
        {
            millisecond = Math.Max(now.ToUnixTimeMilliseconds(), lastMillisecond);
            counter = millisecond == lastMillisecond ? counter + 1 : 0;
            if (counter > 0xFFF) { millisecond++; counter = 0; }
            lastMillisecond = millisecond;
            sequence = counter;
            Draw(bytes[8..]);
        }
        BinaryPrimitives.WriteInt64BigEndian(bytes, (millisecond << 16) | 0x7000L | (long)sequence);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    /// <summary>The system is asked for many bytes at a time: an invoice needs dozens of ids.</summary>
    private void Draw(Span<byte> bytes)
    {
        if (drawn > random.Length - bytes.Length)
        {
            RandomNumberGenerator.Fill(random);
            drawn = 0;
        }
        random.AsSpan(drawn, bytes.Length).CopyTo(bytes);
        drawn += bytes.Length;
    }
}
