namespace BillingConsole.Platform.Pdf;

public readonly record struct PdfColour(byte Red, byte Green, byte Blue)
{
    public static PdfColour White => new(255, 255, 255);

    public static PdfColour FromHex(int rgb) => new((byte)(rgb >> 16 & 255), (byte)(rgb >> 8 & 255), (byte)(rgb & 255));

    internal string Fill => $"{Operands} rg";

    internal string Stroke => $"{Operands} RG";

    private string Operands => $"{Channel(Red)} {Channel(Green)} {Channel(Blue)}";

    private static string Channel(byte value) => PdfNumber.Text(value / 255m, 3);
}
