using BillingConsole.Core.Amounts;
using BillingConsole.Platform.Operations;
using NodaTime;

namespace BillingConsole.Taxes;

/// <summary>What a tax must be, field by field.</summary>
internal static class TaxChecks
{
    public static void Charge(this Check check, TaxBody body)
    {
        switch (body.Kind)
        {
            case TaxKind.Percentage:
                check.Rate(body.Rate);
                check.That(body.Amount is null, "amount", "A percentage tax has a rate only.");
                check.That(body.Currency is null, "currency", "A percentage tax works in every currency.");
                break;
            case TaxKind.Fixed:
                check.That(body.Rate is null, "rate", "A fixed tax has an amount only.");
                check.That(body.Inclusive is not true, "inclusive", "A fixed amount is added to the invoice; only a percentage can be contained in prices.");
                if (Currency.TryOf(body.Currency, out var currency)) check.Money("amount", body.Amount, currency);
                else
                {
                    check.Currency("currency", body.Currency);
                    if (body.Amount is not > 0) check.Add("amount", "Give an amount above zero.", body.Amount is null ? "required" : "invalid");
                }
                break;
            case null:
                break;
        }
    }

    public static void Rate(this Check check, decimal? rate)
    {
        if (rate is not { } given) check.Add("rate", "Give a rate in percent, from 0 to 1000.", "required");
        else check.That(PercentRate.TryOf(given, out _), "rate", $"Give a rate from 0 to 1000 percent, with at most {PercentRate.Places} decimals.");
    }

    public static string? Country(this Check check, string? value)
    {
        var country = check.OptionalText("country", value, 2)?.ToUpperInvariant();
        check.That(country is null || (country.Length == 2 && country.All(char.IsAsciiLetterUpper)), "country", "Give a two-letter ISO 3166 code such as IN.");
        return country;
    }

    public static string? Region(this Check check, string? value, string? country)
    {
        var region = check.OptionalText("region", value, 100);
        check.That(region is null || country is not null, "region", "A region needs its country.");
        return region;
    }

    public static void Window(this Check check, LocalDate? startsOn, LocalDate? endsOn)
    {
        check.Date("starts_on", startsOn);
        check.Date("ends_on", endsOn);
        check.That(!(endsOn < startsOn), "ends_on", "The last day may not be before the first.");
    }
}
