using System.Globalization;

namespace BillingConsole.Platform.Pdf;

internal static class PdfNumber
{
    public static string Text(decimal value, int places = 2) =>
        decimal.Round(value, places, MidpointRounding.AwayFromZero).ToString("0.####", CultureInfo.InvariantCulture);
}
