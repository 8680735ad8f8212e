using System.Buffers.Binary;

namespace BillingConsole.Platform.Pdf;

internal static class BigEndian
{
    public static int U16(this ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    public static int S16(this ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt16BigEndian(data[at..]);

    public static int U32(this ReadOnlySpan<byte> data, int at) =>
        checked((int)BinaryPrimitives.ReadUInt32BigEndian(data[at..]));

    public static void Put16(this Span<byte> data, int at, int value) =>
        BinaryPrimitives.WriteUInt16BigEndian(data[at..], checked((ushort)value));

    public static void Put32(this Span<byte> data, int at, uint value) =>
        BinaryPrimitives.WriteUInt32BigEndian(data[at..], value);
}
