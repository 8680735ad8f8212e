using QRCoder;

namespace BillingConsole.Platform.Pdf;

/// <summary>A QR code as dark runs per row, without the quiet zone; <see cref="Size"/> counts modules per side.</summary>
public sealed record QrModules(int Size, IReadOnlyList<(int Row, int Column, int Length)> Runs)
{
    private const int QuietZone = 4;

    public static QrModules Of(string payload)
    {
        using var code = QRCodeGenerator.GenerateQrCode(payload, QRCodeGenerator.ECCLevel.M);
        var matrix = code.ModuleMatrix;
        var size = matrix.Count - (2 * QuietZone);
        var runs = new List<(int Row, int Column, int Length)>();
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var start = column;
                while (column < size && matrix[row + QuietZone][column + QuietZone])
                {
                    column++;
                }

                if (column > start)
                {
                    runs.Add((row, start, column - start));
                }
            }
        }

        return new QrModules(size, runs);
    }
}
