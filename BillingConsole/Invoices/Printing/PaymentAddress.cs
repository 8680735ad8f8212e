namespace BillingConsole.Invoices.Printing;

internal static class PaymentAddress
{
    // Beyond this a QR code is too fine to scan from paper.
    private const int Longest = 1000;

    /// <summary>Null unless the text is a web address of sensible length; nothing else becomes a link or a QR code.</summary>
    public static Uri? Of(string text) =>
        text.Length <= Longest && Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http")
            ? address
            : null;
}
