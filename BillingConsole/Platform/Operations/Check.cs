using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using BillingConsole.Core.Amounts;
using NodaTime;

namespace BillingConsole.Platform.Operations;

/// <summary>Collects every refusal of one input, so that a person sees all of them at once.</summary>
public sealed partial class Check
{
    public List<Refusal> Refusals { get; } = [];

    public bool Failed => Refusals.Count > 0;

    public void Add(string field, string message, string code = "invalid") => Refusals.Add(Refusal.Invalid(field, message, code));

    public void That([DoesNotReturnIf(false)] bool holds, string field, string message)
    {
        if (!holds) Add(field, message);
    }

    /// <summary>Required text without control characters, trimmed and in composed form.</summary>
    public string Text(string field, string? value, int longest = 200) =>
        OptionalText(field, value, longest) is { } text ? text : Missing(field, $"Give a text of at most {longest} characters.");

    public string? OptionalText(string field, string? value, int longest = 200)
    {
        if (!IsWellFormed(value)) { Add(field, "Contains half a character (a lone surrogate)."); return null; }
        var text = value?.Trim().Normalize();
        if (string.IsNullOrEmpty(text)) return null;
        if (text.Length > longest) Add(field, $"At most {longest} characters; this has {text.Length}.");
        if (text.Any(c => char.IsControl(c) && c is not '\n' and not '\t')) Add(field, "Control characters are not accepted.");
        if (text.All(c => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format)) Add(field, "Give at least one visible character.");
        return text;
    }

    /// <summary>A code: letters, digits, '.', '_', '-', at most 64, starting with a letter or digit.</summary>
    public string Code(string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return Missing(field, "Give a code of letters, digits, '.', '_' or '-'.");
        var code = value.Trim();
        That(CodeForm().IsMatch(code), field, "A code has 1 to 64 letters, digits, '.', '_' or '-' and starts with a letter or digit.");
        return code;
    }

    public Currency Currency(string field, string? value, Currency? otherwise = null)
    {
        if (value is null && otherwise is not null) return otherwise;
        if (BillingConsole.Core.Amounts.Currency.TryOf(value, out var currency)) return currency;
        Add(field, $"'{value}' is not an ISO 4217 currency such as USD.");
        return BillingConsole.Core.Amounts.Currency.Of("USD");
    }

    /// <summary>An amount in major units that the currency can show.</summary>
    public Money Money(string field, decimal? value, Currency currency, bool positive = true)
    {
        var zero = BillingConsole.Core.Amounts.Money.Zero(currency);
        if (value is not { } amount) { Add(field, "Give an amount in major units, such as \"12.50\".", "required"); return zero; }
        if (positive && amount <= 0) { Add(field, "Give an amount above zero."); return zero; }
        if (Math.Abs(amount) > 1_000_000_000_000m) { Add(field, "At most 1000000000000 in absolute value."); return zero; }
        var money = BillingConsole.Core.Amounts.Money.Round(amount, currency);
        That(money.ToDecimal() == amount, field, $"{currency.Code} has {currency.Decimals} decimals; {amount} has more.");
        return money;
    }

    /// <summary>A day of the centuries that a bill may name; both engines can keep it.</summary>
    public LocalDate? Date(string field, LocalDate? value)
    {
        That(value is not { } date || date.Year is >= 1900 and <= 2999, field, "Give a date from 1900-01-01 to 2999-12-31.");
        return value;
    }

    public Dictionary<string, string> Metadata(Dictionary<string, string>? value)
    {
        if (value is null) return [];
        That(value.Count <= 50, "metadata", "At most 50 pairs.");
        That(value.All(p => p.Key.Length is > 0 and <= 64 && p.Value is { Length: <= 500 }), "metadata", "Keys have 1 to 64 characters, values at most 500.");
        return value;
    }

    /// <summary>Units of something sold or included, at least 0 (or above it).</summary>
    public void Quantity(string field, decimal? value, bool aboveZero)
    {
        if (value is not { } quantity) return;
        if (quantity < 0 || (aboveZero && quantity == 0)) Add(field, aboveZero ? "Give a quantity above 0." : "Give a quantity of at least 0.");
        else That(BillingConsole.Core.Amounts.Quantity.Fits(quantity), field, "Give at most 1000000000000000 with at most 12 decimal places.");
    }

    public T Required<T>(string field, T? value, string accepted) where T : struct
    {
        if (value is { } given) return given;
        Missing(field, accepted);
        return default;
    }

    private string Missing(string field, string accepted)
    {
        Add(field, accepted, "required");
        return "";
    }

    private static bool IsWellFormed(string? value)
    {
        for (var i = 0; i < value?.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])) i++;
            else if (char.IsSurrogate(value[i])) return false;
        }
        return true;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    private static partial Regex CodeForm();
}
