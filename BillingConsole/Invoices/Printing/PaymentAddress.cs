namespace BillingConsole.Invoices.Printing;

internal static class PaymentAddress
{
    /// <summary>Null unless the text is a web address, so that no other kind of link gets into a document.</summary>
    public static Uri? Of(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http") ? address : null;
}
