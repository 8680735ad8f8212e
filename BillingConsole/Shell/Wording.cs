using BillingConsole.Platform.Data;

namespace BillingConsole.Shell;

/// <summary>Words of the program as a person reads them.</summary>
public static class Wording
{
    /// <summary>"partially_paid" as "Partially paid".</summary>
    public static string Of(Enum value) => Of(Words.Of(value));

    public static string Of(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..].Replace('_', ' ');

    /// <summary>"1 invoice", "2 invoices", "1,200 entries".</summary>
    public static string Count(long count, string one, string? many = null) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");
}
