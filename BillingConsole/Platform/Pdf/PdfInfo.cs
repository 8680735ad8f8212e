using NodaTime;

namespace BillingConsole.Platform.Pdf;

public sealed record PdfInfo(string Title, string Author, Instant Created, string Language = "en");
