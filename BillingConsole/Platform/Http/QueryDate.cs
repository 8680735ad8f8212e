using BillingConsole.Platform.Operations;
using NodaTime;
using NodaTime.Text;

namespace BillingConsole.Platform.Http;

public static class QueryDate
{
    /// <summary>A day from the query string; null when it is left out.</summary>
    public static LocalDate? Read(string field, string? text) => string.IsNullOrEmpty(text) ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value
        : throw new RefusedException(Refusal.Invalid(field, "Give a date such as 2026-01-31."));
}
