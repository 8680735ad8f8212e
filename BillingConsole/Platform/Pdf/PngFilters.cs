namespace BillingConsole.Platform.Pdf;

/// <summary>Takes back the per-row prediction of PNG (W3C PNG, section 9).</summary>
internal static class PngFilters
{
    public static byte[] Undo(byte[] raw, int stride, int pixel)
    {
        var rows = raw.Length / (stride + 1);
        var result = new byte[rows * stride];
        for (var row = 0; row < rows; row++)
        {
            var filter = raw[row * (stride + 1)];
            for (var i = 0; i < stride; i++)
            {
                var at = (row * stride) + i;
                var left = i >= pixel ? result[at - pixel] : 0;
                var above = row > 0 ? result[at - stride] : 0;
                var corner = row > 0 && i >= pixel ? result[at - stride - pixel] : 0;
                result[at] = (byte)((raw[(row * (stride + 1)) + 1 + i] + Predict(filter, left, above, corner)) & 0xFF);
            }
        }

        return result;
    }

    private static int Predict(byte filter, int left, int above, int corner) => filter switch
    {
        0 => 0,
        1 => left,
        2 => above,
        3 => (left + above) / 2,
        4 => Paeth(left, above, corner),
        _ => throw new InvalidDataException("Unknown PNG filter."),
    };

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
