using System.Net.Mail;
using System.Text.RegularExpressions;
using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Customers;

/// <summary>A customer as a caller describes it; what is left out keeps its default, or its value on a change.</summary>
public sealed record CustomerBody
{
    public string? ExternalId { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public Address? Address { get; init; }
    public string? PreferredLocale { get; init; }
    public string? Currency { get; init; }
    public string? TimeZone { get; init; }
    public Given<int?> PaymentTermsDays { get; init; }
    public string? TaxId { get; init; }
    public bool? TaxExempt { get; init; }
    public List<string>? Taxes { get; init; }
    public Given<ReviewPolicy?> Review { get; init; }
    public Dictionary<string, string>? Metadata { get; init; }
}

internal static partial class CustomerChecks
{
    private static readonly string[] Reserved = ["cus", "sub", "inv", "pln", "prc", "cpn", "tax", "wal", "evt", "pay", "plk", "run", "mtr", "feat", "ado", "crn"];

    public static string? ExternalId(this Check check, string? value)
    {
        var id = check.OptionalText("external_id", value, 128);
        if (id is not null && Reserved.Any(p => id.StartsWith(p + "_", StringComparison.Ordinal)))
            check.Add("external_id", $"May not begin with {id[..4]}: that is how the console's own ids begin.");
        return id;
    }

    public static string? Email(this Check check, string? value)
    {
        var email = check.OptionalText("email", value, 254);
        if (email is not null && (!MailAddress.TryCreate(email, out var parsed) || parsed.Address != email || email.Any(char.IsWhiteSpace)))
            check.Add("email", "Give one e-mail address such as billing@example.com.");
        return email;
    }

    public static string? Locale(this Check check, string? value)
    {
        var locale = check.OptionalText("preferred_locale", value, 35);
        check.That(locale is null || LocaleForm().IsMatch(locale), "preferred_locale", "Give a language tag such as de or pt-BR.");
        return locale;
    }

    public static string TimeZone(this Check check, string field, string? value, string otherwise)
    {
        if (value is null) return otherwise;
        check.That(DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is not null, field, $"'{value}' is not an IANA time zone such as Europe/Berlin.");
        return value;
    }

    public static Address Address(this Check check, string field, Address? value)
    {
        if (value is null) return new();
        var country = check.OptionalText($"{field}.country", value.Country, 2)?.ToUpperInvariant();
        check.That(country is null || (country.Length == 2 && country.All(char.IsAsciiLetterUpper)), $"{field}.country", "Give a two-letter ISO 3166 code such as IN.");
        return new()
        {
            Line1 = check.OptionalText($"{field}.line1", value.Line1), Line2 = check.OptionalText($"{field}.line2", value.Line2),
            City = check.OptionalText($"{field}.city", value.City), State = check.OptionalText($"{field}.state", value.State),
            PostalCode = check.OptionalText($"{field}.postal_code", value.PostalCode, 20), Country = country,
        };
    }

    public static int? Terms(this Check check, int? value)
    {
        check.That(value is null or (>= 0 and <= 365), "payment_terms_days", "Give 0 to 365 days.");
        return value;
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LocaleForm();
}
